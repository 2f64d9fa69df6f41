package dev.tuppence.site;

import java.io.IOException;
import java.util.Objects;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What the server refuses before any filter sees it: encoded slashes, broken lines, headers without end. */
@Component
class RefusedByServer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final BarePage page;

    RefusedByServer(BarePage page) {
        this.page = page;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context ->
                Objects.requireNonNull(context.getParent()).getPipeline().addValve(valve()));
    }

    private Valve valve() {
        return new ErrorReportValve() {

            @Override
            protected void report(Request request, Response response, @Nullable Throwable failure) {
                if (response.getStatus() < HttpStatus.BAD_REQUEST.value()
                        || response.getContentWritten() > 0
                        || !response.setErrorReported()) {
                    return;
                }
                boolean ours = response.getStatus() < HttpStatus.INTERNAL_SERVER_ERROR.value();
                try {
                    page.write(
                            ours ? HttpStatus.BAD_REQUEST.value() : HttpStatus.INTERNAL_SERVER_ERROR.value(),
                            request,
                            response);
                    response.finishResponse();
                } catch (IOException gone) {
                    getContainer().getLogger().debug("Nobody is listening any more", gone);
                }
            }
        };
    }
}
