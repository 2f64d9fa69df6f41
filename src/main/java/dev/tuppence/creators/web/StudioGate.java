package dev.tuppence.creators.web;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CreatorPage;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.NoSuchCreator;
import dev.tuppence.creators.Teams;
import dev.tuppence.identity.SignedInReader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.server.PathContainer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Lets only the team into {@code /studio/{handle}/**}; for everybody else there is nothing there. A controller's parameter of
 * type {@link CreatorId} is the creator of the path, never one from a form.
 */
@Component
class StudioGate implements HandlerInterceptor, HandlerMethodArgumentResolver {

    private static final PathPattern STUDIO = PathPatternParser.defaultInstance.parse("/studio/{handle}/**");
    private static final String PAGE = StudioGate.class.getName();

    private final Creators creators;
    private final Teams teams;

    StudioGate(Creators creators, Teams teams) {
        this.creators = creators;
        this.teams = teams;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String handle = handleIn(request);
        CreatorPage page = creators.withHandle(handle)
                .filter(found -> isOnTheTeam(found.id()))
                .orElseThrow(() -> new NoSuchCreator(handle));
        request.setAttribute(PAGE, page);
        return true;
    }

    /** What every page of the studio shows; pages may bring their own. */
    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView view) {
        if (view != null
                && view.getViewName() != null
                && !view.getViewName().startsWith("redirect:")
                && request.getAttribute(PAGE) instanceof CreatorPage page) {
            view.getModel().putIfAbsent("studio", page);
            view.getModel().putIfAbsent("accent", page.accent());
            view.getModel().putIfAbsent("stylesheets", List.of("/studio.css"));
        }
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == CreatorId.class;
    }

    @Override
    public CreatorId resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        if (request.getAttribute(PAGE, RequestAttributes.SCOPE_REQUEST) instanceof CreatorPage page) {
            return page.id();
        }
        throw new IllegalStateException("Only addresses below /studio/{handle} have a creator");
    }

    private boolean isOnTheTeam(CreatorId creator) {
        Authentication asking = SecurityContextHolder.getContext().getAuthentication();
        return asking != null
                && asking.getPrincipal() instanceof SignedInReader reader
                && !reader.guest()
                && teams.isMember(reader.reader(), creator);
    }

    private static String handleIn(HttpServletRequest request) {
        PathContainer path =
                ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication();
        PathPattern.PathMatchInfo match = Objects.requireNonNull(STUDIO.matchAndExtract(path));
        return Objects.requireNonNull(match.getUriVariables().get("handle"));
    }
}
