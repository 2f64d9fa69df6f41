package dev.tuppence.site;

import dev.tuppence.identity.SiteAddress;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Requests for a host that is not this site go no further: before security, before any page could repeat the name. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class KnownHosts extends OncePerRequestFilter {

    private final Set<String> hosts;
    private final BarePage refusal;

    KnownHosts(SiteAddress address, SiteSettings settings, Environment environment, BarePage refusal) {
        this.refusal = refusal;
        this.hosts = new HashSet<>(settings.hosts());
        hosts.add(address.host());
        if (environment.acceptsProfiles(Profiles.of("sandbox"))) {
            hosts.addAll(Set.of("localhost", "127.0.0.1", "[::1]"));
        }
    }

    /** Probes ask by address. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator/health");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (hosts.contains(request.getServerName())) {
            chain.doFilter(request, response);
            return;
        }
        refusal.write(HttpStatus.MISDIRECTED_REQUEST.value(), request, response);
    }
}
