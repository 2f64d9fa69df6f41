package dev.tuppence.deployment;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.ConfigurableWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** A taken port is said at once, not after the database was started and migrated. */
@Order(Ordered.LOWEST_PRECEDENCE - 20)
class PortCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        int port = context.getEnvironment().getProperty("server.port", Integer.class, 8080);
        if (port > 0 && context instanceof ConfigurableWebServerApplicationContext) {
            check(context.getEnvironment().getProperty("server.address"), port);
        }
    }

    private static void check(@Nullable String address, int port) {
        try (var socket = new ServerSocket(port, 1, address == null ? null : InetAddress.getByName(address))) {
            socket.setReuseAddress(true);
        } catch (UnknownHostException e) {
            throw new CannotStart("server.address %s is no address of this machine.".formatted(address), e);
        } catch (IOException e) {
            throw new CannotStart(
                    "port %d is taken; stop what listens there or choose another with --server.port.".formatted(port),
                    e);
        }
    }
}
