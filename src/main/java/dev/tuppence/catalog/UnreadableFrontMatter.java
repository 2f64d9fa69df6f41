package dev.tuppence.catalog;

/** The lines above a Markdown file are neither TOML nor YAML. */
class UnreadableFrontMatter extends RuntimeException {

    private final String where;

    UnreadableFrontMatter(String where) {
        super("Unreadable front matter: " + where);
        this.where = where;
    }

    /** The line of the file, and what stands there; or the mark that is missing. */
    String where() {
        return where;
    }
}
