package dev.tuppence.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.HtmlStreamEventReceiverWrapper;
import org.owasp.html.HtmlStreamRenderer;
import org.owasp.html.PolicyFactory;

/** HTML by a list of what is allowed; what is not on it is not there. */
record CleanHtml(String html, int words, @Nullable String firstPicture, Set<String> dropped) {

    private static final Pattern IDS = Pattern.compile("(?:s|fn|fnref)-[\\p{L}\\p{M}\\p{N}_-]{1,150}");
    private static final Pattern CODE = Pattern.compile("language-[A-Za-z0-9+#._-]{1,30}");
    private static final Pattern NOTES = Pattern.compile("footnotes|footnote-ref|footnote-backref");
    private static final Pattern NUMBERS = Pattern.compile("\\d{1,4}(?:\\.\\d{1,4})?");
    private static final Pattern ALIGN = Pattern.compile("left|right|center");

    /** Away to the web or by mail, inside the text, or to a page of this site: what else is relative leads nowhere. */
    private static final Pattern LINKS = Pattern.compile("(?i)(?:https?://|mailto:|#|/@)[^\\s\\\\]*");

    private static final String[] ELEMENTS = {
        "p",
        "br",
        "hr",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "code",
        "kbd",
        "samp",
        "var",
        "em",
        "strong",
        "b",
        "i",
        "u",
        "s",
        "del",
        "ins",
        "mark",
        "sub",
        "sup",
        "small",
        "q",
        "cite",
        "abbr",
        "figure",
        "figcaption",
        "details",
        "summary",
        "progress",
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "th",
        "td",
        "section",
        "a",
        "img",
        "div",
        "span"
    };

    private static final PolicyFactory ALLOWED = new HtmlPolicyBuilder()
            .allowElements(ELEMENTS)
            .allowElements((element, attributes) -> "h2", "h1")
            .allowWithoutAttributes("span", "a")
            .allowUrlProtocols("https", "http", "mailto")
            .allowAttributes("href")
            .matching(LINKS)
            .onElements("a")
            .allowAttributes("src", "alt")
            .onElements("img")
            .allowAttributes("title")
            .onElements("a", "img", "abbr")
            .allowAttributes("id")
            .matching(IDS)
            .onElements("h2", "h3", "h4", "h5", "h6", "li", "a", "sup")
            .allowAttributes("class")
            .matching(CODE)
            .onElements("code")
            .allowAttributes("class")
            .matching(NOTES)
            .onElements("section", "sup", "a")
            .allowAttributes("align")
            .matching(ALIGN)
            .onElements("th", "td")
            .allowAttributes("colspan", "rowspan", "start", "value", "max")
            .matching(NUMBERS)
            .onElements("th", "td", "ol", "li", "progress")
            .allowAttributes("open")
            .onElements("details")
            .requireRelsOnLinks("nofollow", "noopener")
            .toFactory();

    private static final Set<String> KNOWN =
            Stream.concat(Stream.of("h1"), Arrays.stream(ELEMENTS)).collect(Collectors.toUnmodifiableSet());

    static CleanHtml of(String html, Map<String, PictureSize> pictures) {
        var output = new StringBuilder(html.length());
        Set<String> dropped = new HashSet<>();
        var finish = new FinishedHtml(HtmlStreamRenderer.create(output, invalid -> {}), pictures, dropped);
        HtmlSanitizer.sanitize(html, new Watch(ALLOWED.apply(finish), dropped));
        return new CleanHtml(output.toString(), finish.words(), finish.firstPicture(), Set.copyOf(dropped));
    }

    /** Sees what comes in, to say what will be dropped; and bounds it. */
    private static final class Watch extends HtmlStreamEventReceiverWrapper implements HtmlSanitizer.Policy {

        private static final int MOST_ATTRIBUTES = 40;

        private final Set<String> dropped;

        Watch(HtmlStreamEventReceiver policy, Set<String> dropped) {
            super(policy);
            this.dropped = dropped;
        }

        @Override
        public void openTag(String element, List<String> namesAndValues) {
            List<String> some = new ArrayList<>(); // the list that comes is linked, and as long as somebody likes
            Iterator<String> all = namesAndValues.iterator();
            while (all.hasNext() && some.size() < 2 * MOST_ATTRIBUTES) {
                some.add(all.next());
            }
            if (!KNOWN.contains(element)) {
                dropped.add(element);
            }
            int link = element.equals("a") ? some.indexOf("href") : -1;
            if (link >= 0 && !LINKS.matcher(some.get(link + 1)).matches()) {
                dropped.add("link");
            }
            underlying.openTag(element, some);
        }
    }
}
