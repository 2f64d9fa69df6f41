package dev.tuppence.catalog;

import dev.tuppence.money.Money;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a creator writes.
 *
 * @param title 1 to 200 characters
 * @param summary at most 500 characters
 * @param markdown at most 1 MiB in UTF-8
 * @param price zero for free, in the creator's currency, within {@link Prices}
 * @param slug wished last part of the address; made of the title when null or empty
 * @param cover address of one of the creator's pictures; the text's first one that suits when null
 * @throws IllegalArgumentException when title, summary or text is too long, or the title empty
 */
public record DraftText(
        String title,
        String summary,
        String markdown,
        Money price,
        @Nullable String slug,
        @Nullable String cover) {

    public static final int TITLE = 200;
    public static final int SUMMARY = 500;
    public static final int MARKDOWN_BYTES = 1 << 20;

    public DraftText {
        title = clean(title).replace('\n', ' ').strip();
        summary = clean(summary).strip();
        markdown = clean(markdown);
        if (title.isEmpty() || title.length() > TITLE || summary.length() > SUMMARY || tooLong(markdown)) {
            throw new IllegalArgumentException("Title, summary or text is empty or too long");
        }
    }

    /** Whether this text has more bytes than an article may. */
    public static boolean tooLong(String markdown) {
        return markdown.length() > MARKDOWN_BYTES || markdown.getBytes(StandardCharsets.UTF_8).length > MARKDOWN_BYTES;
    }

    /** Browsers send their line ends; the database takes no zero character. */
    private static String clean(String text) {
        return text.replace("\u0000", "").replace("\r\n", "\n");
    }
}
