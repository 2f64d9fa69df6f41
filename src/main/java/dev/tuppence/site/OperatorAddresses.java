package dev.tuppence.site;

import dev.tuppence.identity.Role;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The operator's addresses by method and pattern, its variables without their form: {@code GET /admin/cases/{id}}. */
@Component
class OperatorAddresses {

    private static final String FORM = ":(?:[^{}]|\\{[^{}]*})*}";

    /** What the operator who asks may see and send. */
    public record May(OperatorAddresses addresses, Set<Role> roles) {

        public boolean see(String address) {
            return addresses.open(RequestMethod.GET, address, roles);
        }

        public boolean send(String address) {
            return addresses.open(RequestMethod.POST, address, roles);
        }
    }

    private final SingletonSupplier<Map<String, HandlerMethod>> handlers;

    OperatorAddresses(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.handlers = SingletonSupplier.of(() -> collect(mappings.getObject()));
    }

    private boolean open(RequestMethod method, String address, Set<Role> roles) {
        HandlerMethod handler = handlers.obtain().get(method + " " + address);
        if (handler == null) {
            throw new IllegalArgumentException("No such address: " + address);
        }
        return OperatorGate.opens(handler, roles);
    }

    private static Map<String, HandlerMethod> collect(RequestMappingHandlerMapping mapping) {
        Map<String, HandlerMethod> found = new HashMap<>();
        mapping.getHandlerMethods()
                .forEach((info, handler) -> info.getPatternValues()
                        .forEach(pattern -> info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> found.put(method + " " + pattern.replaceAll(FORM, "}"), handler))));
        return found;
    }
}
