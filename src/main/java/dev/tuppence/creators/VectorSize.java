package dev.tuppence.creators;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** How large a vector picture wants to be, in whole pixels; its shape is what matters to a page. */
record VectorSize(int width, int height) {

    private static final VectorSize UNKNOWN = new VectorSize(300, 150); // as browsers do
    private static final String NUMBER = "(\\d{1,5})(?:\\.\\d*)?";
    private static final Pattern LENGTH = Pattern.compile(NUMBER + "(?:px|pt)?");
    private static final Pattern VIEW_BOX =
            Pattern.compile("-?[\\d.]+[\\s,]+-?[\\d.]+[\\s,]+%s[\\s,]+%s".formatted(NUMBER, NUMBER));

    static VectorSize of(XMLStreamReader root) {
        Matcher box = VIEW_BOX.matcher(attribute(root, "viewBox"));
        if (box.matches()) {
            return atLeastOne(box.group(1), box.group(2));
        }
        Matcher width = LENGTH.matcher(attribute(root, "width"));
        Matcher height = LENGTH.matcher(attribute(root, "height"));
        return width.matches() && height.matches() ? atLeastOne(width.group(1), height.group(1)) : UNKNOWN;
    }

    private static String attribute(XMLStreamReader root, String name) {
        @Nullable String value = root.getAttributeValue(null, name);
        return value == null ? "" : value.strip();
    }

    private static VectorSize atLeastOne(String width, String height) {
        return new VectorSize(Math.max(1, Integer.parseInt(width)), Math.max(1, Integer.parseInt(height)));
    }
}
