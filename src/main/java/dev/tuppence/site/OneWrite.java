package dev.tuppence.site;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Most pages fit into what is handed to the network at once. */
@Component
class OneWrite implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final int BYTES = 16 * 1024; // of each connection

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(
                connector -> connector.setProperty("socket.appWriteBufSize", Integer.toString(BYTES)));
    }
}
