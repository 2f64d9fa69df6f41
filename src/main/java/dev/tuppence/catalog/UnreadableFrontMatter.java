package dev.tuppence.catalog;

/** The lines above a Markdown file are neither TOML nor YAML. */
class UnreadableFrontMatter extends RuntimeException {

    private final String where;

    UnreadableFrontMatter(String where) {
        super("Unreadable front matter: " + where);
        this.where = where;
    }

    /** What the parser says, in its words. */
    String where() {
        return where;
    }
}
