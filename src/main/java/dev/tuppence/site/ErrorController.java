package dev.tuppence.site;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.server.ResponseStatusException;

/**
 * Every failure nobody answered ends here: a page for people, a notice for htmx, problem+json (RFC 9457) for machines.
 *
 * <p>A module gives a failure words of its own with the message {@code <module>.error.<SimpleName>}; it has to say what happened
 * and what to do.
 */
@Controller
class ErrorController implements org.springframework.boot.webmvc.error.ErrorController {

    private static final Set<Integer> WITH_OWN_WORDS =
            Set.of(400, 401, 403, 404, 405, 406, 409, 410, 411, 413, 415, 422, 429, 451, 500, 503);
    private static final int MODULE = 2; // dev.tuppence.<module>
    private static final String RETRY_SECONDS = "60";

    private final ErrorAttributes attributes;
    private final MessageSource messages;

    ErrorController(ErrorAttributes attributes, MessageSource messages) {
        this.attributes = attributes;
        this.messages = messages;
    }

    static boolean wantsProblem(HttpServletRequest request) {
        String accept = Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "");
        String path = pathOf(request);
        return accept.contains("json") && !accept.contains("html")
                || path.startsWith("/webhooks/")
                || path.startsWith("/sandbox/processor/v1/");
    }

    @RequestMapping("/error")
    Object error(HttpServletRequest request, HttpServletResponse response, Locale locale, Model model) {
        Throwable failure = attributes.getError(new ServletWebRequest(request));
        HttpStatus status = isDatabaseAway(failure) ? HttpStatus.SERVICE_UNAVAILABLE : statusOf(request);
        String words = words(status, request);
        String happened = ownWords(failure, locale);
        String text = happened == null ? messages.getMessage(words + ".text", null, locale) : happened;
        String title = messages.getMessage(words + ".title", null, locale);
        response.setStatus(status.value());
        if ((status == HttpStatus.TOO_MANY_REQUESTS || status == HttpStatus.SERVICE_UNAVAILABLE)
                && !response.containsHeader(HttpHeaders.RETRY_AFTER)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        if (wantsProblem(request)) {
            String reason = failure instanceof ResponseStatusException told ? told.getReason() : null;
            var problem = ProblemDetail.forStatusAndDetail(status, Objects.requireNonNullElse(reason, text));
            problem.setTitle(title);
            instanceOf(request).ifPresent(problem::setInstance);
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem);
        }
        model.addAttribute("status", status.value());
        model.addAttribute("heading", title);
        model.addAttribute("happened", text);
        return request.getHeader("HX-Request") == null ? "site/error" : "site/error-notice";
    }

    private static String words(HttpStatus status, HttpServletRequest request) {
        if (request.getAttribute(TurnedAway.OLD_FORM) != null) {
            return "site.error.old-form";
        }
        int known = WITH_OWN_WORDS.contains(status.value()) ? status.value() : status.is4xxClientError() ? 400 : 500;
        return "site.error." + known;
    }

    private static boolean isDatabaseAway(@Nullable Throwable failure) {
        return failure instanceof CannotGetJdbcConnectionException
                || failure instanceof CannotCreateTransactionException;
    }

    private @Nullable String ownWords(@Nullable Throwable failure, Locale locale) {
        if (failure == null || !failure.getClass().getName().startsWith("dev.tuppence.")) {
            return null;
        }
        String module = failure.getClass().getName().split("\\.")[MODULE];
        return messages.getMessage(module + ".error." + failure.getClass().getSimpleName(), null, null, locale);
    }

    /** Asked for as a page, this one is not there. */
    private static HttpStatus statusOf(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? Objects.requireNonNullElse(HttpStatus.resolve(code), HttpStatus.INTERNAL_SERVER_ERROR)
                : HttpStatus.NOT_FOUND;
    }

    /** Where it happened; servers let pass what is no address. */
    private static Optional<URI> instanceOf(HttpServletRequest request) {
        try {
            return Optional.of(URI.create(pathOf(request)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String pathOf(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
                ? path
                : request.getRequestURI();
    }
}
