package dev.tuppence.catalog;

import java.util.regex.Pattern;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/**
 * Where the preview ends: at the author's {@code <!-- more -->}, or else after the first paragraphs, and then before half of
 * the text is told.
 */
final class PreviewCut {

    private static final Pattern MARKER = Pattern.compile("(?is)\\s*<!--\\s*more\\s*-->\\s*");
    private static final int ENOUGH_WORDS = 60;
    private static final int MOST_WORDS = 200;
    private static final int ENOUGH_BLOCKS = 4;

    private PreviewCut() {}

    /** Removes what comes after; notes stay, and those that nothing refers to any more are not shown. */
    static Node in(Node document, int words) {
        Node after = marker(document);
        if (after == null) {
            after = afterTheFirstParagraphs(document, words);
        }
        while (after != null) {
            Node next = after.getNext();
            if (!(after instanceof FootnoteDefinition || after instanceof LinkReferenceDefinition)) {
                after.unlink();
            }
            after = next;
        }
        return document;
    }

    private static @Nullable Node marker(Node document) {
        for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
            if (block instanceof HtmlBlock html
                    && MARKER.matcher(html.getLiteral()).matches()) {
                return block;
            }
        }
        return null;
    }

    private static @Nullable Node afterTheFirstParagraphs(Node document, int words) {
        int told = 0;
        int blocks = 0;
        Node block = document.getFirstChild();
        while (block != null && told < ENOUGH_WORDS && blocks < ENOUGH_BLOCKS) {
            told += PlainText.wordsIn(PlainText.of(block));
            if (told * 2 > words || blocks > 0 && told > MOST_WORDS) {
                break;
            }
            blocks++;
            block = block.getNext();
        }
        boolean endsInAHeading = block != null && block.getPrevious() instanceof Heading;
        return endsInAHeading ? block.getPrevious() : block;
    }
}
