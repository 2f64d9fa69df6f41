package dev.tuppence.identity;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Who sends a request, by its cookie, asked for only when somebody wants to know. There are no HTTP sessions. */
@Component
public class SignInContexts implements SecurityContextRepository {

    private final SignIns signIns;
    private final SignInCookies cookies;

    SignInContexts(SignIns signIns, SignInCookies cookies) {
        this.signIns = signIns;
        this.cookies = cookies;
    }

    /** The sign-in of the browser that sends this request. */
    public Optional<SignIn> signInOf(HttpServletRequest request) {
        return cookies.read(request).flatMap(token -> signIns.find(token, () -> Visit.of(request)));
    }

    /** The browser speaks for this reader from its next request on. */
    public void signIn(ReaderId reader, SignInMethod method, HttpServletRequest request, HttpServletResponse response) {
        signInOf(request).ifPresent(signIns::end);
        cookies.write(signIns.start(reader, method), response);
    }

    /** As {@link #signIn}, for the rest of this request too. */
    void signInNow(
            SignedInReader reader, SignInMethod method, HttpServletRequest request, HttpServletResponse response) {
        signIn(reader.reader(), method, request, response);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new SignedInAuthentication(reader, false));
        SecurityContextHolder.setContext(context);
    }

    /** The browser speaks for nobody any more. */
    public void signOut(HttpServletRequest request, HttpServletResponse response) {
        signInOf(request).ifPresent(signIns::end);
        cookies.clear(response);
        SecurityContextHolder.clearContext();
    }

    @Override
    @Deprecated
    @SuppressWarnings("deprecation") // the interface's one abstract way to load
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        asking(holder.getRequest())
                .map(signIn -> new SignedInAuthentication(signIn.reader(), signIns.provesAdmin(signIn)))
                .ifPresent(context::setAuthentication);
        return context;
    }

    /** A page that tells that the database is away must not need it. */
    private Optional<SignIn> asking(HttpServletRequest request) {
        try {
            return signInOf(request);
        } catch (DataAccessException e) {
            if (request.getDispatcherType() == DispatcherType.ERROR) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Nothing to save: a sign-in is a row and a cookie, made where somebody signs in. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return cookies.read(request).isPresent();
    }
}
