package dev.tuppence.catalog;

/** In pixels: a page that knows it keeps the place free, so nothing moves when the picture comes. */
record PictureSize(int width, int height) {}
