package dev.tuppence.sandbox;

import dev.tuppence.payments.ProcessorAddress;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;

/** What stands in for the outside world. */
@Configuration(proxyBeanMethods = false)
@Profile("sandbox")
class SandboxConfiguration {

    /** Tasks become due by business time. */
    @Bean
    com.github.kagkarlsson.scheduler.Clock schedulerClock(Clock clock) {
        return clock::instant;
    }

    @Bean
    LocalProcessor localProcessor(@Value("${tuppence.payments.secret-key}") String secretKey) {
        return new LocalProcessor(secretKey.equals("sk_test_sandbox"));
    }

    /** On the application's own port, known once the web server runs; with a real test key, Stripe's servers. */
    static class LocalProcessor implements ProcessorAddress {

        private final boolean here;

        private volatile int port;

        LocalProcessor(boolean here) {
            this.here = here;
        }

        @Override
        public String apiBase() {
            if (!here) {
                return "https://api.stripe.com";
            }
            if (port == 0) {
                throw new IllegalStateException("The web server does not listen yet");
            }
            return "http://127.0.0.1:%d/sandbox/processor".formatted(port);
        }

        @EventListener
        void listensAt(WebServerInitializedEvent event) {
            if (event.getApplicationContext().getServerNamespace() == null) { // not the management server's own port
                port = event.getWebServer().getPort();
            }
        }
    }
}
