package dev.tuppence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.MapPropertySource;

/** A port known before the start, so that the addresses the application builds for mails and hosted pages lead back to it. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public class FreePort implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try (var socket = new ServerSocket(0)) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("free port", Map.of("server.port", socket.getLocalPort())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
