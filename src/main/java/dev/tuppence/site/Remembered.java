package dev.tuppence.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.StringWriter;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TimeZone;
import org.springframework.context.i18n.LocaleContextHolder;
import org.thymeleaf.TemplateSpec;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.context.IWebContext;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;
import org.thymeleaf.standard.expression.FragmentExpression;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.web.servlet.IServletWebExchange;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/**
 * {@code site:remembered="~{template :: fragment(name=${value})}"} replaces its element as {@code th:replace} does, by what the
 * same values gave before in the same language, time zone and minute. The fragment is rendered as for nobody and sees nothing
 * of the page but those values, so that nothing of one reader comes to another. No forms: their tokens are a reader's.
 */
class Remembered extends AbstractAttributeTagProcessor {

    private static final int AFTER_CONDITIONS = 1_000;
    private static final int CHARACTERS = 4 * 1024 * 1024;
    private static final String CONVERSIONS =
            ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME;

    private record Part(String template, String fragment, Map<String, Object> values, Locale language, TimeZone zone) {}

    private final OfThisMinute<Part, String> parts;

    Remembered(String prefix, Clock clock) {
        super(TemplateMode.HTML, prefix, null, false, "remembered", true, AFTER_CONDITIONS, true);
        this.parts = new OfThisMinute<>(clock, CHARACTERS, String::length);
    }

    @Override
    protected void doProcess(
            ITemplateContext context,
            IProcessableElementTag tag,
            AttributeName attribute,
            String value,
            IElementTagStructureHandler element) {
        var expression = (FragmentExpression) StandardExpressions.getExpressionParser(context.getConfiguration())
                .parseExpression(context, value);
        var fragment = FragmentExpression.createExecutedFragmentExpression(context, expression);
        var part = new Part(
                String.valueOf(fragment.getTemplateNameExpressionResult()),
                String.valueOf(fragment.getFragmentSelectorExpressionResult()),
                Objects.requireNonNullElse(fragment.getFragmentParameters(), Map.of()),
                context.getLocale(),
                LocaleContextHolder.getTimeZone());
        element.replaceWith(parts.get(part, () -> render(part, context)), false);
    }

    private static String render(Part part, ITemplateContext page) {
        return ForNobody.make(part.language(), part.zone(), () -> rendered(part, page));
    }

    private static String rendered(Part part, ITemplateContext page) {
        Map<String, Object> values = new HashMap<>(part.values());
        values.put(CONVERSIONS, page.getVariable(CONVERSIONS));
        var exchange = (IServletWebExchange) ((IWebContext) page).getExchange();
        var request = new BareRequest((HttpServletRequest) exchange.getNativeRequestObject());
        var alone = JakartaServletWebApplication.buildApplication(request.getServletContext())
                .buildExchange(request, (HttpServletResponse) exchange.getNativeResponseObject());
        var html = new StringWriter();
        page.getConfiguration()
                .getTemplateManager()
                .parseAndProcess(
                        new TemplateSpec(part.template(), Set.of(part.fragment()), TemplateMode.HTML, null),
                        new WebContext(alone, part.language(), values),
                        html);
        return html.toString();
    }
}
