package dev.tuppence.site;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.context.IWebContext;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.expression.IExpressionObjectFactory;
import org.thymeleaf.web.servlet.IServletWebExchange;

/** {@code #site} in templates: what the shell around every page needs to know, asked for only where it is shown. */
@Component
class SiteDialect implements IExpressionObjectDialect, IExpressionObjectFactory {

    private static final String NAME = "site";

    private final SitePages pages;

    SiteDialect(SitePages pages) {
        this.pages = pages;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public IExpressionObjectFactory getExpressionObjectFactory() {
        return this;
    }

    @Override
    public Set<String> getAllExpressionObjectNames() {
        return Set.of(NAME);
    }

    @Override
    public @Nullable Object buildObject(IExpressionContext context, String name) {
        return context instanceof IWebContext web ? pages.page(asking(web)) : null;
    }

    /** An outline says for which kind of reader it is. */
    private static Asking asking(IWebContext page) {
        var exchange = (IServletWebExchange) page.getExchange();
        return exchange.getAttributeValue(Asking.class.getName()) instanceof Asking given
                ? given
                : Asking.of((HttpServletRequest) exchange.getNativeRequestObject());
    }

    @Override
    public boolean isCacheable(String name) {
        return true;
    }
}
