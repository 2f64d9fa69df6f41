package dev.tuppence.site;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * An address with a name in it is compared with every pattern of the site in turn, which takes longer than to answer it. Most
 * patterns begin otherwise, and are not asked.
 */
@Primary // htmx would add its own; no page here is found by its headers
@Component
class PagesByBeginning implements WebMvcRegistrations {

    private static final Pattern REST = Pattern.compile("/?[{*?].*");

    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new RequestMappingHandlerMapping() {

            private final Map<RequestMappingInfo, List<String>> beginnings = new ConcurrentHashMap<>();

            /** Before the monitor's: those compare a request's headers first, and its address last. */
            @Override
            public int getOrder() {
                return Ordered.HIGHEST_PRECEDENCE;
            }

            @Override
            protected @Nullable RequestMappingInfo getMatchingMapping(
                    RequestMappingInfo mapping, HttpServletRequest request) {
                String path = request.getRequestURI();
                boolean encoded = path.indexOf('%') >= 0; // it may begin otherwise than it looks
                return encoded || begins(path, mapping) ? super.getMatchingMapping(mapping, request) : null;
            }

            private boolean begins(String path, RequestMappingInfo mapping) {
                for (String beginning : beginnings.computeIfAbsent(mapping, PagesByBeginning::beginningsOf)) {
                    if (path.startsWith(beginning)) {
                        return true;
                    }
                }
                return false;
            }
        };
    }

    private static List<String> beginningsOf(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream()
                .map(pattern -> REST.matcher(pattern).replaceFirst(""))
                .toList();
    }
}
