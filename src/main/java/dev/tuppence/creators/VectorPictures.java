package dev.tuppence.creators;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Writes an SVG anew with what draws and nothing else. Behind this wall stands the way it is served: as a picture without
 * script, and opened by itself in a sandbox.
 */
final class VectorPictures {

    private static final int MAX_ELEMENTS = 20_000;
    private static final int MAX_DEPTH = 100;
    private static final String SVG = "http://www.w3.org/2000/svg";

    private static final Set<String> ELEMENTS = Set.of(
            "svg",
            "g",
            "defs",
            "symbol",
            "use",
            "title",
            "desc",
            "style",
            "path",
            "rect",
            "circle",
            "ellipse",
            "line",
            "polyline",
            "polygon",
            "text",
            "tspan",
            "textPath",
            "marker",
            "pattern",
            "mask",
            "clipPath",
            "switch",
            "linearGradient",
            "radialGradient",
            "stop");

    /** Copies inside what is copied again would grow beyond all bounds. */
    private static final Set<String> COPIED = Set.of("defs", "symbol", "pattern", "marker", "mask", "clipPath");

    private static final Set<String> GROUPS = Set.of("svg", "g", "switch");

    private final XMLStreamReader reader;
    private final StringBuilder output = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private int elements;
    private @Nullable VectorSize size;

    private VectorPictures(XMLStreamReader reader) {
        this.reader = reader;
    }

    static boolean looksLikeOne(byte[] upload) {
        String start = new String(upload, 0, Math.min(upload.length, 4096), StandardCharsets.UTF_8);
        return start.contains("<svg")
                && start.replace("\uFEFF", "").stripLeading().startsWith("<");
    }

    /** @throws NotAPicture when it is no well-formed SVG */
    static PictureContent clean(byte[] upload) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false); // no entities that grow, none from elsewhere
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            return new VectorPictures(factory.createXMLStreamReader(new ByteArrayInputStream(upload))).copy();
        } catch (NotAPicture e) {
            throw e;
        } catch (XMLStreamException | RuntimeException e) { // broken files surface as either
            throw new NotAPicture(NotAPicture.Reason.UNREADABLE, e);
        }
    }

    private PictureContent copy() throws XMLStreamException {
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.END_ELEMENT ->
                    output.append("</").append(open.pop()).append('>');
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text();
                default -> {} // comments and instructions draw nothing
            }
        }
        if (size == null) {
            throw new NotAPicture(NotAPicture.Reason.UNREADABLE);
        }
        byte[] bytes = output.toString().getBytes(StandardCharsets.UTF_8);
        return new PictureContent("svg", bytes, size.width(), size.height());
    }

    private void start() throws XMLStreamException {
        String name = reader.getLocalName();
        if (++elements > MAX_ELEMENTS || open.size() >= MAX_DEPTH) {
            throw new NotAPicture(NotAPicture.Reason.TOO_LARGE);
        }
        if (open.isEmpty() && !(name.equals("svg") && SVG.equals(reader.getNamespaceURI()))) {
            throw new NotAPicture(NotAPicture.Reason.UNREADABLE);
        }
        boolean copiesACopy = name.equals("use") && open.stream().anyMatch(COPIED::contains);
        if (!SVG.equals(reader.getNamespaceURI()) || !ELEMENTS.contains(name) || copiesACopy) {
            skip();
            return;
        }
        output.append('<').append(name);
        if (open.isEmpty()) {
            size = VectorSize.of(reader);
            output.append(" xmlns=\"").append(SVG).append("\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
        }
        attributes(name);
        output.append('>');
        open.push(name);
    }

    private void attributes(String element) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String prefix = reader.getAttributePrefix(i);
            String name = reader.getAttributeLocalName(i);
            String value = reader.getAttributeValue(i);
            boolean link = name.equals("href");
            boolean known = prefix == null || prefix.isEmpty() || prefix.equals("xlink") && link;
            boolean nests = name.equals("id")
                    && GROUPS.contains(element)
                    && open.stream().noneMatch(COPIED::contains);
            if (known
                    && !nests
                    && !name.regionMatches(true, 0, "on", 0, 2)
                    && (link ? value.startsWith("#") : draws(value))) {
                output.append(' ').append(link ? "xlink:href" : name).append("=\"");
                escape(value);
                output.append('"');
            }
        }
    }

    private void text() {
        String text = reader.getText();
        if (!open.isEmpty() && (!"style".equals(open.peek()) || draws(text))) {
            escape(text);
        }
    }

    /** Neither fetches nor runs: the only addresses are inside the picture. */
    private static boolean draws(String value) {
        String plain = value.toLowerCase(java.util.Locale.ROOT).replaceAll("\\s", "");
        return plain.indexOf('\\') < 0
                && !plain.contains("@")
                && !plain.contains("script:")
                && !plain.contains("expression(")
                && !plain.replace("url(#", "")
                        .replace("url('#", "")
                        .replace("url(\"#", "")
                        .contains("url(");
    }

    private void skip() throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = reader.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '<' -> output.append("&lt;");
                case '>' -> output.append("&gt;");
                case '&' -> output.append("&amp;");
                case '"' -> output.append("&quot;");
                default -> output.append(letter);
            }
        }
    }
}
