package dev.tuppence.catalog;

import java.util.HashMap;
import java.util.Map;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;

/** Headings can be linked to; their ids carry a prefix, so that none is one of the page's own. */
final class Anchors implements AttributeProvider {

    private static final String PREFIX = "s-";

    private final Map<String, Integer> seen = new HashMap<>();

    @Override
    public void setAttributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Heading) {
            String name = Slugs.of(PlainText.of(node));
            if (!name.isEmpty()) {
                int before = seen.merge(name, 1, Integer::sum) - 1;
                attributes.put("id", PREFIX + name + (before == 0 ? "" : "-" + before));
            }
        } else if (node instanceof Link link && link.getDestination().startsWith("#")) {
            attributes.put("href", "#" + PREFIX + link.getDestination().substring(1));
        }
    }
}
