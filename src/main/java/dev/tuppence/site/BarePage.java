package dev.tuppence.site;

import dev.tuppence.identity.Languages;
import dev.tuppence.identity.SiteAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** A refusal in our own words where no page can be made, because the request never gets as far as the pages. */
@Component
class BarePage {

    private final MessageSource messages;
    private final Languages languages;
    private final SiteAddress address;

    BarePage(MessageSource messages, Languages languages, SiteAddress address) {
        this.messages = messages;
        this.languages = languages;
        this.address = address;
    }

    /** @param status one that has words: {@code site.error.<status>} */
    void write(int status, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Locale locale = languages.accepted(request);
        boolean person = String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_HTML_VALUE);
        response.setStatus(status);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setContentType(person ? MediaType.TEXT_HTML_VALUE : MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        String title = words("site.error." + status + ".title", locale);
        String text = words("site.error." + status + ".text", locale);
        response.getWriter().write(person ? page(title, text, locale) : """
                {"title":"%s","status":%d,"detail":"%s"}""".formatted(title, status, text));
    }

    private String page(String title, String text, Locale locale) {
        return """
                <!doctype html>
                <html lang="%s">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>%2$s</title></head>
                <body><main><h1>%2$s</h1><p>%3$s</p><p><a href="%4$s">%5$s</a></p></main></body>
                </html>
                """.formatted(
                locale.getLanguage(), title, text, HtmlUtils.htmlEscape(address.at("/")), words("site.name", locale));
    }

    private String words(String key, Locale locale) {
        return HtmlUtils.htmlEscape(messages.getMessage(key, null, locale), StandardCharsets.UTF_8.name());
    }
}
