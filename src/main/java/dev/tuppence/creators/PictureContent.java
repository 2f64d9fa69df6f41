package dev.tuppence.creators;

/** What is sent to browsers: bytes that we wrote ourselves. */
record PictureContent(String kind, byte[] bytes, int width, int height) {}
