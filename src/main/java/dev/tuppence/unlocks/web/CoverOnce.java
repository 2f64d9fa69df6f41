package dev.tuppence.unlocks.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** The cover stands above the text. Where the text shows it too, in a paragraph of its own, nobody wants to see it twice. */
final class CoverOnce {

    private static final Pattern ALT = Pattern.compile("alt=\"([^\"]*)\"");

    private final @Nullable Pattern paragraph;

    /** @param cover its address on this site, if there is one */
    CoverOnce(@Nullable String cover) {
        paragraph = cover == null
                ? null
                : Pattern.compile("<p><img src=\"" + Pattern.quote(HtmlUtils.htmlEscape(cover)) + "\"[^<>]*></p>\\s*");
    }

    String without(String html) {
        return paragraph == null ? html : paragraph.matcher(html).replaceFirst("");
    }

    /** What the text says the picture shows; empty where it does not say. */
    String words(String html) {
        if (paragraph == null) {
            return "";
        }
        Matcher found = paragraph.matcher(html);
        if (!found.find()) {
            return "";
        }
        Matcher alt = ALT.matcher(found.group());
        return alt.find() ? HtmlUtils.htmlUnescape(alt.group(1)) : "";
    }
}
