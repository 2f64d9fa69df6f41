package dev.tuppence.catalog;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Markdown file read: its front matter's title, summary, slug and cover, and its text.
 *
 * @param draft the author says it is not to be published yet
 */
record ImportedText(
        String title,
        String summary,
        String slug,
        @Nullable String cover,
        boolean draft,
        String markdown,
        List<ImportNote> notes) {

    private static final Pattern DATE = Pattern.compile("^\\d{4}-\\d{2}-\\d{2}-(?=.)");
    private static final Pattern FIRST_HEADING = Pattern.compile("\\A\\s*# {1,9}([^\\n]{1,400}?)[ #]*(?:\\n|\\z)");
    private static final Set<String> USED = Set.of(
            "title",
            "description",
            "summary",
            "excerpt",
            "subtitle",
            "slug",
            "path",
            "permalink",
            "image",
            "cover",
            "featured_image",
            "draft");

    /**
     * @throws UnreadableFrontMatter when it has front matter that cannot be read
     * @throws NotTaken when it is not text, or more of it than an article may have
     */
    static ImportedText of(String path, byte[] content) {
        FrontMatter front = FrontMatter.of(decoded(content));
        String body = front.body();
        Matcher heading = FIRST_HEADING.matcher(body);
        boolean headed = heading.find();
        String name = nameOf(path);
        String title = front.text("title");
        if (title == null) {
            title = headed ? heading.group(1).strip() : name;
        }
        if (headed && heading.group(1).strip().equals(title)) {
            body = body.substring(heading.end()).stripLeading(); // the page shows the title already
        }
        title = title.replace("`", ""); // titles are no Markdown
        if (title.length() > DraftText.TITLE) {
            throw new NotTaken("title");
        }
        if (body.isBlank()) {
            throw new NotTaken("no-text");
        }
        if (DraftText.tooLong(body)) {
            throw new NotTaken("text");
        }
        var notes = new ArrayList<ImportNote>();
        String summary = summary(front, notes);
        ignored(front, notes);
        boolean draft = "true".equals(front.text("draft"));
        return new ImportedText(
                title, summary, slug(front, name), front.text("image", "cover", "featured_image"), draft, body, notes);
    }

    private static String summary(FrontMatter front, List<ImportNote> notes) {
        String summary = front.text("description", "summary", "excerpt", "subtitle");
        if (summary == null) {
            return "";
        }
        if (summary.length() > DraftText.SUMMARY) {
            notes.add(new ImportNote("summary-cut", Integer.toString(DraftText.SUMMARY)));
            return summary.substring(0, DraftText.SUMMARY - 1) + "…";
        }
        return summary;
    }

    /** The last part of the address it had before, or the file's name without a date. */
    private static String slug(FrontMatter front, String name) {
        String before = front.text("slug", "path", "permalink");
        if (before == null) {
            return name;
        }
        String[] parts = before.split("/");
        return parts.length == 0 ? name : parts[parts.length - 1].replaceAll("\\.html?$", "");
    }

    private static void ignored(FrontMatter front, List<ImportNote> notes) {
        var ignored = new TreeSet<>(front.values().keySet());
        ignored.removeAll(USED);
        if (!ignored.isEmpty()) {
            notes.add(new ImportNote("ignored", String.join(", ", ignored)));
        }
    }

    private static String nameOf(String path) {
        String[] parts = path.split("/");
        String file = parts[parts.length - 1].replaceAll("\\.[A-Za-z]+$", "");
        boolean index = file.equalsIgnoreCase("index") || file.equalsIgnoreCase("_index");
        String name = index && parts.length > 1 ? parts[parts.length - 2] : file;
        return DATE.matcher(name).replaceFirst("");
    }

    private static String decoded(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.replace("\uFEFF", "").replace("\r\n", "\n").replace("\u0000", "");
        } catch (CharacterCodingException e) {
            throw new NotTaken("encoding");
        }
    }
}
