package dev.tuppence.site;

import dev.tuppence.site.Outlines.Shared;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.convert.ConversionService;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Renders outlines with the same templates as pages. */
@Component
class OutlineTemplates {

    private final ThymeleafViewResolver pages;

    OutlineTemplates(ThymeleafViewResolver pages) {
        this.pages = pages;
    }

    Outline render(Shared shared, HttpServletRequest request, HttpServletResponse response) throws Exception {
        View page = Objects.requireNonNull(pages.resolveViewName(shared.template(), shared.language()));
        Map<String, Object> model = new HashMap<>(shared.common());
        shared.gaps().forEach(name -> model.put(name, Outline.gap(name)));
        var html = new ContentCachingResponseWrapper(response);
        return ForNobody.make(shared.language(), shared.zone(), () -> {
            page.render(model, bare(shared, request), html);
            return Outline.of(new String(html.getContentAsByteArray(), StandardCharsets.UTF_8));
        });
    }

    private static BareRequest bare(Shared shared, HttpServletRequest request) {
        var bare = new BareRequest(request);
        bare.setAttribute(Asking.class.getName(), shared.asking());
        bare.setAttribute(
                DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, new FixedLocaleResolver(shared.language(), shared.zone()));
        bare.setAttribute(
                ConversionService.class.getName(),
                Objects.requireNonNull(request.getAttribute(ConversionService.class.getName())));
        CsrfToken real = OwnValues.tokenOf(request);
        var token = new DefaultCsrfToken(real.getHeaderName(), real.getParameterName(), Outline.gap(OwnValues.TOKEN));
        bare.setAttribute(CsrfToken.class.getName(), token);
        bare.setAttribute("_csrf", token);
        return bare;
    }
}
