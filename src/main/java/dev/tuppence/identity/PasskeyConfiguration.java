package dev.tuppence.identity;

import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;

@Configuration(proxyBeanMethods = false)
class PasskeyConfiguration {

    private static final String NAME = "Tuppence";

    @Bean
    UserCredentialRepository passkeys(JdbcOperations jdbc) {
        return new JdbcUserCredentialRepository(jdbc);
    }

    /** Lazy: in the sandbox the port may be known only once the web server runs. */
    @Bean
    @Lazy
    WebAuthnRelyingPartyOperations relyingParty(
            PasskeyUsers users, UserCredentialRepository passkeys, SiteAddress site, Environment environment) {
        var party =
                PublicKeyCredentialRpEntity.builder().id(site.host()).name(NAME).build();
        var operations = new Webauthn4JRelyingPartyOperations(users, passkeys, party, origins(site, environment));
        operations.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .build()));
        operations.setCustomizeRequestOptions(
                options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        return operations;
    }

    private static Set<String> origins(SiteAddress site, Environment environment) {
        Set<String> origins = new LinkedHashSet<>(Set.of(site.at("")));
        String port = environment.getProperty("local.server.port");
        if (port != null && site.host().equals("localhost")) {
            origins.add("http://localhost:" + port);
        }
        return origins;
    }
}
