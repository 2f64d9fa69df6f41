package dev.tuppence.sandbox.processor;

import java.net.URI;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Where the browser finds the processor's own pages. */
@Component
@Profile("sandbox")
class HostedPages {

    private final ProcessorSettings settings;
    private final Environment environment;

    HostedPages(ProcessorSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    String checkout(String session) {
        return page("checkout/" + session);
    }

    String authentication(String intent) {
        return page("authenticate/" + intent);
    }

    String onboarding(String account, String token) {
        return page("onboarding/%s/%s".formatted(account, token));
    }

    private String page(String path) {
        URI base = settings.pagesBase();
        var address = UriComponentsBuilder.fromUri(base).path("/sandbox/processor/" + path);
        if (base.getPort() == 0) {
            address.port(environment.getRequiredProperty("local.server.port"));
        }
        return address.build().toUriString();
    }
}
