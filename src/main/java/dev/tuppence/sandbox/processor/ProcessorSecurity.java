package dev.tuppence.sandbox.processor;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/** The interface has its own key; the hosted pages are for everybody who has their address, as Stripe's are. */
@Configuration(proxyBeanMethods = false)
@Profile("sandbox")
class ProcessorSecurity {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none';"
                    + " form-action 'self' http://localhost:* http://127.0.0.1:* %s";

    @Bean
    @Order(1)
    SecurityFilterChain processorChain(
            HttpSecurity http,
            ProcessorSettings settings,
            SecurityContextRepository contexts,
            CsrfTokenRepository formTokens) {
        String site =
                settings.pagesBase().getScheme() + "://" + settings.pagesBase().getAuthority();
        return http.securityMatcher("/sandbox/processor/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .securityContext(security -> security.securityContextRepository(contexts)) // the header shows who is in
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.csrfTokenRepository(formTokens).ignoringRequestMatchers("/sandbox/processor/v1/**"))
                .headers(headers ->
                        headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY.formatted(site))))
                .build();
    }
}
