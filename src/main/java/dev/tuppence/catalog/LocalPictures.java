package dev.tuppence.catalog;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Pictures that a Markdown file refers to beside itself. */
final class LocalPictures {

    /** Bounded everywhere: an unbounded one looks at the rest of the file again and again. */
    private static final Pattern REFERENCE = Pattern.compile("""
            !\\[[^\\]\\n]{0,500}\\]\\([ \\t]{0,9}<?([^)\\s>]{1,500})\
            |<img\\s[^>]{0,1000}?src=["']([^"'>]{1,500})\
            |^[ ]{0,3}\\[[^\\]\\n]{1,200}\\]:[ \\t]{0,9}<?([^\\s>]{1,500}\\.(?:png|jpe?g|gif|svg))(?=[\\s>]|$)""", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    private static final Pattern ELSEWHERE = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*|//.*|#.*|/media/.*");

    private LocalPictures() {}

    /**
     * The text with each reference replaced by what the function says.
     *
     * @param address from the reference as written to an address of this site; null leaves it
     */
    static String replaced(String markdown, Function<String, @Nullable String> address) {
        Matcher matcher = REFERENCE.matcher(markdown);
        var result = new StringBuilder(markdown.length());
        int copied = 0;
        while (matcher.find()) {
            int group = matcher.group(1) != null ? 1 : matcher.group(2) != null ? 2 : 3;
            String reference = matcher.group(group);
            String replacement = ELSEWHERE.matcher(reference).matches() ? null : address.apply(reference);
            if (replacement != null) {
                result.append(markdown, copied, matcher.start(group)).append(replacement);
                copied = matcher.end(group);
            }
        }
        return result.append(markdown, copied, markdown.length()).toString();
    }

    /** Where a reference leads from a file in the upload. */
    static String resolved(String file, String reference) {
        String plain = reference.replaceAll("[?#].*$", "");
        try {
            plain = URLDecoder.decode(plain.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) { // a percent sign that is one
            plain = reference;
        }
        int folder = file.lastIndexOf('/');
        return Unpacking.normalized(
                plain.startsWith("/") || folder < 0 ? plain : file.substring(0, folder + 1) + plain);
    }
}
