package dev.tuppence.site;

import dev.tuppence.identity.LocalPath;
import dev.tuppence.identity.SignedInReader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/**
 * What those are told who may not go where they want: people without an account are asked to sign in, operators to prove who they
 * are; for everybody else, and for every address that nobody named, there is nothing there.
 */
@Component
class TurnedAway implements AuthenticationEntryPoint, AccessDeniedHandler {

    static final String OLD_FORM = "site.old-form";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        turnAway(request, response, null);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        if (why instanceof CsrfException) {
            request.setAttribute(OLD_FORM, true);
            response.sendError(HttpStatus.FORBIDDEN.value());
            return;
        }
        Authentication asking = SecurityContextHolder.getContext().getAuthentication();
        turnAway(
                request,
                response,
                asking != null && asking.getPrincipal() instanceof SignedInReader reader ? reader : null);
    }

    private static void turnAway(
            HttpServletRequest request, HttpServletResponse response, @Nullable SignedInReader reader)
            throws IOException {
        String path = request.getRequestURI();
        boolean account = reader != null && !reader.guest();
        if (path.startsWith("/admin") && reader != null && reader.operator()) {
            goTo("/login/step-up", request, response);
        } else if (isKnown(path) && !account) {
            goTo("/login", request, response);
        } else {
            response.sendError(HttpStatus.NOT_FOUND.value());
        }
    }

    private static boolean isKnown(String path) {
        return path.matches("/(tab|library|settings|studio|admin)(/.*)?");
    }

    private static void goTo(String page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (ErrorController.wantsProblem(request)) {
            response.sendError(HttpStatus.UNAUTHORIZED.value());
            return;
        }
        String address = page + "?next=" + wanted(request).encoded();
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", address);
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            return;
        }
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, address);
    }

    /** A page can be asked for again after signing in; a form cannot. */
    private static LocalPath wanted(HttpServletRequest request) {
        if (!request.getMethod().equals("GET") || request.getHeader("HX-Request") != null) {
            return LocalPath.HOME;
        }
        String query = request.getQueryString();
        return LocalPath.of(request.getRequestURI() + (query == null ? "" : "?" + query));
    }
}
