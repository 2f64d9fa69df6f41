package dev.tuppence.catalog;

/** One published version's rendered, cleaned HTML. */
public record Text(String previewHtml, String bodyHtml) {}
