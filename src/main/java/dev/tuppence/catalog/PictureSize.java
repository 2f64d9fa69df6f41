package dev.tuppence.catalog;

/** In pixels: a page that knows it keeps the place free, so nothing moves when the picture comes. */
record PictureSize(int width, int height) {

    /** Lists and pages show covers wide: a tall drawing would lose its head. */
    boolean suitsACover() {
        return width * 2L >= height * 3L;
    }
}
