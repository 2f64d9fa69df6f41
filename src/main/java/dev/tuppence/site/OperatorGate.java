package dev.tuppence.site;

import dev.tuppence.identity.OpenTo;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInReader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets operators in where {@link OpenTo} names one of their roles. What names none is open to nobody. */
@Component
class OperatorGate implements HandlerInterceptor, WebMvcConfigurer {

    private final OperatorAddresses addresses;

    OperatorGate(OperatorAddresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/admin", "/admin/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!opens(handler, roles())) {
            throw new ClosedDoor(request.getRequestURI());
        }
        return true;
    }

    /** Pages show only what leads somewhere: {@code may.see('/admin/cases')}, {@code may.send('/admin/cases/{id}/accept')}. */
    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView view) {
        if (view != null && view.getViewName() != null && !view.getViewName().startsWith("redirect:")) {
            view.addObject("may", new OperatorAddresses.May(addresses, roles()));
        }
    }

    static boolean opens(Object handler, Set<Role> roles) {
        OpenTo open = handler instanceof HandlerMethod method ? method.getMethodAnnotation(OpenTo.class) : null;
        return open != null
                && (roles.contains(Role.ADMIN) || Arrays.stream(open.value()).anyMatch(roles::contains));
    }

    private static Set<Role> roles() {
        Authentication asking = SecurityContextHolder.getContext().getAuthentication();
        return asking != null && asking.getPrincipal() instanceof SignedInReader reader ? reader.roles() : Set.of();
    }
}
