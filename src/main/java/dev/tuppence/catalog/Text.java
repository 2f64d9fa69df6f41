package dev.tuppence.catalog;

/**
 * One published version's rendered, cleaned HTML.
 *
 * @param previewHtml what everybody may read; may be empty
 * @param bodyHtml the whole text, the preview included
 */
public record Text(String previewHtml, String bodyHtml) {}
