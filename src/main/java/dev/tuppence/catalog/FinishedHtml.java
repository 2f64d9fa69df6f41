package dev.tuppence.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.HtmlStreamEventReceiverWrapper;

/**
 * Last hand on cleaned HTML: pictures keep their place free, those from elsewhere become links (no page makes a reader's
 * browser ask a third party), wide tables and code scroll by themselves.
 */
final class FinishedHtml extends HtmlStreamEventReceiverWrapper {

    private final Map<String, PictureSize> pictures;
    private final Set<String> dropped;
    private int links;
    private int words;
    private @Nullable String firstPicture;

    FinishedHtml(HtmlStreamEventReceiver output, Map<String, PictureSize> pictures, Set<String> dropped) {
        super(output);
        this.pictures = pictures;
        this.dropped = dropped;
    }

    int words() {
        return words;
    }

    @Nullable
    String firstPicture() {
        return firstPicture;
    }

    @Override
    public void openTag(String element, List<String> attributes) {
        switch (element) {
            case "img" -> picture(attributes);
            case "table" -> {
                underlying.openTag("div", List.of("class", "table-scroll", "tabindex", "0"));
                underlying.openTag(element, attributes);
            }
            case "pre" -> underlying.openTag(element, List.of("tabindex", "0"));
            default -> {
                links += element.equals("a") ? 1 : 0;
                underlying.openTag(element, attributes);
            }
        }
    }

    @Override
    public void closeTag(String element) {
        links -= element.equals("a") ? 1 : 0;
        underlying.closeTag(element);
        if (element.equals("table")) {
            underlying.closeTag("div");
        }
    }

    @Override
    public void text(String text) {
        words += PlainText.wordsIn(text);
        underlying.text(text);
    }

    private void picture(List<String> attributes) {
        String address = valueOf("src", attributes);
        PictureSize size = pictures.get(address);
        if (size == null) {
            elsewhere(address, valueOf("alt", attributes));
            return;
        }
        firstPicture = firstPicture == null && size.suitsACover() ? address : firstPicture;
        List<String> known = new ArrayList<>(List.of("src", address, "alt", valueOf("alt", attributes)));
        String title = valueOf("title", attributes);
        if (!title.isEmpty()) {
            known.addAll(List.of("title", title));
        }
        known.addAll(List.of("width", Integer.toString(size.width()), "height", Integer.toString(size.height())));
        known.addAll(List.of("loading", "lazy", "decoding", "async"));
        underlying.openTag("img", known);
    }

    private void elsewhere(String address, String description) {
        dropped.add("picture");
        boolean web = address.startsWith("https://") || address.startsWith("http://");
        String text = description.isBlank() ? address : description;
        if (web && links == 0) {
            underlying.openTag("a", List.of("href", address, "rel", "nofollow noopener"));
            underlying.text(text);
            underlying.closeTag("a");
        } else {
            underlying.text(text);
        }
    }

    private static String valueOf(String name, List<String> attributes) {
        for (int i = 0; i + 1 < attributes.size(); i += 2) {
            if (attributes.get(i).equals(name)) {
                return attributes.get(i + 1);
            }
        }
        return "";
    }
}
