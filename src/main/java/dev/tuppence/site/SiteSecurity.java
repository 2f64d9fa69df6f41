package dev.tuppence.site;

import dev.tuppence.identity.SignInContexts;
import dev.tuppence.identity.SiteAddress;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may ask for what, and what browsers may do with the answer. What is not named here does not exist. */
@Configuration(proxyBeanMethods = false)
class SiteSecurity {

    private static final String[] STATIC = {
        "/*.css", "/*.js", "/*.svg", "/*.png", "/*.ico", "/*.txt", "/accent/*", "/webjars/**", "/media/**"
    };
    private static final String[] PUBLIC = {
        "/", "/discover/**", "/@*/**", "/login/**", "/language", "/actuator/health/**", "/error"
    };
    private static final String[] READERS = {"/tab/**", "/library/**", "/settings/**"};
    private static final String[] UNFORGEABLE = {"/webhooks/**", "/sandbox/processor/**"};

    private final SiteAddress address;
    private final SiteSettings settings;
    private final boolean sandbox;

    SiteSecurity(SiteAddress address, SiteSettings settings, Environment environment) {
        this.address = address;
        this.settings = settings;
        this.sandbox = environment.acceptsProfiles(Profiles.of("sandbox"));
    }

    @Bean
    SecurityFilterChain siteChain(
            HttpSecurity http,
            SignInContexts contexts,
            TurnedAway turnedAway,
            CsrfTokenRepository formTokens,
            BarePage page) {
        return http.authorizeHttpRequests(this::rules)
                .securityContext(security -> security.securityContextRepository(contexts))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .csrf(csrf -> csrf.csrfTokenRepository(formTokens).ignoringRequestMatchers(UNFORGEABLE))
                .headers(this::headers)
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(turnedAway).accessDeniedHandler(turnedAway))
                .addFilterBefore(new PostLimits(settings), CsrfFilter.class) // reading a large body is work as well
                .addFilterBefore(new ReadableParameters(page), CsrfFilter.class)
                .build();
    }

    private void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll() // or every 400 and 413 becomes a redirect to the login page
                .requestMatchers(STATIC)
                .permitAll()
                .requestMatchers(PUBLIC)
                .permitAll()
                .requestMatchers("/webhooks/**")
                .permitAll()
                .requestMatchers("/actuator/prometheus")
                .access((asking, context) -> new AuthorizationDecision(isMonitor(context.getRequest())));
        if (sandbox) {
            requests.requestMatchers("/sandbox/**").permitAll();
        }
        requests.requestMatchers(READERS)
                .authenticated()
                .requestMatchers("/studio/**")
                .hasRole("READER")
                .requestMatchers("/admin/**")
                .hasRole("OPERATOR")
                .anyRequest()
                .denyAll();
    }

    /** A page passes a dozen filters; to time each of them costs more than they do. */
    @Bean
    SecurityObservationSettings filtersAreNotTimed() {
        return SecurityObservationSettings.noObservations();
    }

    private boolean isMonitor(HttpServletRequest request) {
        byte[] expected = ("Bearer " + settings.metricsToken()).getBytes(StandardCharsets.UTF_8);
        String said = request.getHeader(HttpHeaders.AUTHORIZATION);
        return !settings.metricsToken().isEmpty()
                && said != null
                && MessageDigest.isEqual(said.getBytes(StandardCharsets.UTF_8), expected);
    }

    /** PostgreSQL keeps no NUL in a text, and nobody types one. */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }

    /** Cookie and form must agree; in forms the token is masked anew each time. Reading needs no session. */
    @Bean
    CsrfTokenRepository formTokens() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(address.secure() ? "__Host-csrf" : "csrf");
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(
                cookie -> cookie.secure(address.secure()).httpOnly(true).sameSite("Lax"));
        return tokens;
    }

    private void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(contentPolicy()))
                .referrerPolicy(
                        referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)) // a mail link's address is a secret
                .permissionsPolicyHeader(permissions -> permissions.policy(
                        "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(),"
                                + " payment=(), usb=(), browsing-topics=()"))
                .addHeaderWriter(
                        (request, response) -> response.setHeader("Cross-Origin-Opener-Policy", "same-origin"));
        if (address.secure()) {
            headers.httpStrictTransportSecurity(Customizer.withDefaults());
        } else {
            headers.httpStrictTransportSecurity(HeadersConfigurer.HstsConfig::disable);
        }
    }

    /** Nothing from elsewhere is loaded; forms may lead to the card processor's pages. */
    private String contentPolicy() {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self';"
                + " font-src 'self'; connect-src 'self'; manifest-src 'self'; frame-ancestors 'none'; base-uri 'none';"
                + " form-action 'self' " + String.join(" ", settings.formTargets())
                + (sandbox ? " http://localhost:* http://127.0.0.1:*" : "");
    }
}
