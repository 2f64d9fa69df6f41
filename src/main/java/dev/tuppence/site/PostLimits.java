package dev.tuppence.site;

import dev.tuppence.identity.RateLimit;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.identity.Visit;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Nobody changes things faster than a busy person would: accounts each for themselves, everybody else by network. */
class PostLimits extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final RateLimit perReader;
    private final RateLimit perNetwork;

    PostLimits(SiteSettings settings) {
        this.perReader = new RateLimit(settings.postsPerReaderAndMinute(), Duration.ofMinutes(1));
        this.perNetwork = new RateLimit(settings.postsPerNetworkAndMinute(), Duration.ofMinutes(1));
    }

    /** Machines are told apart by their signatures. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return READING.contains(request.getMethod())
                || request.getRequestURI().startsWith("/webhooks/")
                || request.getRequestURI().startsWith("/sandbox/processor/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Duration> wait = refusal(request);
        if (wait.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.get().toSeconds() + 1));
        response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    }

    private Optional<Duration> refusal(HttpServletRequest request) {
        Authentication asking = SecurityContextHolder.getContext().getAuthentication();
        if (asking != null && asking.getPrincipal() instanceof SignedInReader reader && !reader.guest()) {
            return perReader.refuses(String.valueOf(reader.reader().value()));
        }
        return perNetwork.refuses(Visit.of(request).network());
    }
}
