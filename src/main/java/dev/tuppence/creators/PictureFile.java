package dev.tuppence.creators;

/** A picture's bytes as they are served. */
public record PictureFile(String kind, byte[] content) {}
