package dev.tuppence.site;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Who may ask for what. What is not named here does not exist. */
@Configuration
class SiteSecurity {

    private static final String[] STATIC = {
        "/*.css", "/*.js", "/*.svg", "/*.png", "/*.ico", "/robots.txt", "/accent/**", "/webjars/**", "/media/**"
    };
    private static final String[] PUBLIC = {
        "/", "/discover/**", "/@*/**", "/login/**", "/language", "/actuator/health/**"
    };
    private static final String[] MACHINES = {"/webhooks/**"};
    private static final String[] READERS = {"/tab/**", "/library/**", "/settings/**"};
    private static final String[] ACCOUNTS = {"/studio/**"};

    @Bean
    SecurityFilterChain siteChain(HttpSecurity http, Environment environment) {
        boolean sandbox = environment.acceptsProfiles(Profiles.of("sandbox"));
        return http.authorizeHttpRequests(requests -> rules(requests, sandbox))
                .csrf(csrf -> csrf.ignoringRequestMatchers("/webhooks/**", "/sandbox/processor/**"))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            boolean sandbox) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll() // or every 400 and 413 becomes a redirect to the login page
                .requestMatchers(STATIC)
                .permitAll()
                .requestMatchers(PUBLIC)
                .permitAll()
                .requestMatchers(MACHINES)
                .permitAll();
        if (sandbox) {
            requests.requestMatchers("/sandbox/**").permitAll();
        }
        requests.requestMatchers(READERS)
                .authenticated()
                .requestMatchers(ACCOUNTS)
                .hasRole("READER")
                .requestMatchers("/admin/**")
                .hasRole("ADMIN")
                .anyRequest()
                .denyAll();
    }
}
