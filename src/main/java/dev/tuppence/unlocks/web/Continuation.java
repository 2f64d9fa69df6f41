package dev.tuppence.unlocks.web;

import dev.tuppence.catalog.Text;

/**
 * A whole text, parted where its preview ended, so that a reader goes on where the button was.
 *
 * @param before empty when the place cannot be found; then everything is in {@code after}
 */
record Continuation(String before, String after) {

    private static final String NOTES = "<section class=\"footnotes\"";

    /** A preview is the first blocks of the text; the notes it refers to may follow them. */
    static Continuation of(Text text) {
        String preview = text.previewHtml();
        String body = text.bodyHtml();
        int notes = preview.lastIndexOf(NOTES);
        String blocks = notes < 0 ? preview : preview.substring(0, notes);
        return body.startsWith(blocks)
                ? new Continuation(blocks, body.substring(blocks.length()))
                : new Continuation("", body);
    }
}
