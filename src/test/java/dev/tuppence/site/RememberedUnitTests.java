package dev.tuppence.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.StringTemplateResolver;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

class RememberedUnitTests {

    private static final String PAGE =
            "<i site:remembered=\"~{${template} :: part(times=${times}, name=${name})}\"></i>";
    private static final String PART =
            "<b th:fragment=\"part(times, name)\" th:text=\"|${times.incrementAndGet()} ${name}"
                    + " ${#locale.language} ${reader ?: 'nobody'}|\"></b>";

    private final AtomicInteger times = new AtomicInteger();
    private final SpringTemplateEngine engine = new SpringTemplateEngine();
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");

    RememberedUnitTests() {
        engine.setTemplateResolver(new StringTemplateResolver());
        engine.addDialect(new RememberedDialect(new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        }));
    }

    @Test
    void aPartIsRenderedOnceForTheSameValues() {
        assertThat(page("Ada", Locale.ENGLISH)).isEqualTo("<b>1 Ada en nobody</b>");
        assertThat(page("Ada", Locale.ENGLISH)).isEqualTo("<b>1 Ada en nobody</b>");
    }

    @Test
    void otherValuesAndLanguagesArePartsOfTheirOwn() {
        page("Ada", Locale.ENGLISH);

        assertThat(page("Grace", Locale.ENGLISH)).isEqualTo("<b>2 Grace en nobody</b>");
        assertThat(page("Ada", Locale.KOREAN)).isEqualTo("<b>3 Ada ko nobody</b>");
    }

    @Test
    void whatIsSaidRelativeToNowIsNotKeptForLong() {
        page("Ada", Locale.ENGLISH);
        now = now.plus(Duration.ofMinutes(1));

        assertThat(page("Ada", Locale.ENGLISH)).isEqualTo("<b>2 Ada en nobody</b>");
    }

    @Test
    void aPartIsRenderedAsForNobodyAndThePageGoesOnForItsReader() {
        var asking = new Object() {
            @Override
            public String toString() {
                return "asked by " + SecurityContextHolder.getContext().getAuthentication();
            }
        };
        var reader = new TestingAuthenticationToken("somebody", "");
        SecurityContextHolder.getContext().setAuthentication(reader);
        try {
            assertThat(page(asking, Locale.ENGLISH)).isEqualTo("<b>1 asked by null en nobody</b>");
            assertThat(SecurityContextHolder.getContext().getAuthentication()).isSameAs(reader);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    /** The page knows its reader; no remembered part does. */
    private String page(Object name, Locale language) {
        var exchange = JakartaServletWebApplication.buildApplication(new MockServletContext())
                .buildExchange(new MockHttpServletRequest(), new MockHttpServletResponse());
        Map<String, Object> model =
                new HashMap<>(Map.of("template", PART, "times", times, "name", name, "reader", "somebody"));
        return engine.process(PAGE, new WebContext(exchange, language, model));
    }
}
