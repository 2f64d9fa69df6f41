package dev.tuppence.catalog;

/**
 * A file as it was uploaded: Markdown, a picture, or a zip of such.
 *
 * @param path with folders, as far as the browser told them
 */
public record FileToImport(String path, byte[] content) {}
