package dev.tuppence.site;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** What the server cannot read as parameters is refused before somebody within asks for one. */
class ReadableParameters extends OncePerRequestFilter {

    private final BarePage page;

    ReadableParameters(BarePage page) {
        this.page = page;
    }

    /** Machines' bodies are read as they are. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/webhooks/");
    }

    /** After an upload that broke, any other page would read it again. */
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpStatus refusal = refusal(request);
        if (refusal == null) {
            chain.doFilter(request, response);
        } else if (request.getMethod().equals("GET")) {
            response.sendError(refusal.value());
        } else {
            page.write(refusal.value(), request, response);
        }
    }

    private static @Nullable HttpStatus refusal(HttpServletRequest request) {
        try {
            request.getParameterMap();
            return null;
        } catch (InvalidParameterException e) {
            return e.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value()
                    ? HttpStatus.CONTENT_TOO_LARGE
                    : HttpStatus.BAD_REQUEST;
        } catch (IllegalStateException e) {
            return HttpStatus.CONTENT_TOO_LARGE; // more of one part than the server takes
        }
    }
}
