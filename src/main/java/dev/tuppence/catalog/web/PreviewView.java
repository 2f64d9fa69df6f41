package dev.tuppence.catalog.web;

import dev.tuppence.catalog.Text;

/**
 * A text as readers see it, parted where the preview ends.
 *
 * @param before what everybody reads
 */
record PreviewView(String before, String after) {

    private static final String NOTES = "<section class=\"footnotes\"";

    static PreviewView of(Text text) {
        int notes = text.previewHtml().lastIndexOf(NOTES);
        String before = notes < 0 ? text.previewHtml() : text.previewHtml().substring(0, notes);
        return text.bodyHtml().startsWith(before)
                ? new PreviewView(before, text.bodyHtml().substring(before.length()))
                : new PreviewView(text.previewHtml(), text.bodyHtml());
    }
}
