package dev.tuppence.catalog;

/** There is no text to publish. Nothing changed. */
public class NotPublishable extends RuntimeException {}
