package dev.tuppence.catalog;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.NotAPicture;
import dev.tuppence.creators.Pictures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes an article of one file, with the pictures it shows. */
@Component
class ImportTaking {

    private static final Pattern PICTURE_FILE = Pattern.compile("(?i).*\\.(?:png|jpe?g|gif|svg)");

    private final ImportRows rows;
    private final Drafts drafts;
    private final Printing printing;
    private final Pictures pictures;

    ImportTaking(ImportRows rows, Drafts drafts, Printing printing, Pictures pictures) {
        this.rows = rows;
        this.drafts = drafts;
        this.printing = printing;
        this.pictures = pictures;
    }

    void take(CreatorId creator, long id, ImportRows.Order order, ImportRows.Waiting file) {
        ImportedText text = ImportedText.of(file.path(), file.content());
        var notes = new ArrayList<>(text.notes());
        var known = new HashMap<String, @Nullable String>();
        var missing = new TreeSet<String>();
        String markdown = LocalPictures.replaced(
                text.markdown(), reference -> kept(creator, id, file.path(), reference, known, missing));
        @Nullable
        String cover = text.cover() == null ? null : kept(creator, id, file.path(), text.cover(), known, missing);
        if (!missing.isEmpty()) {
            notes.add(new ImportNote("picture-missing", String.join(", ", missing)));
        }
        if (DraftText.tooLong(markdown)) {
            throw new NotTaken("text");
        }
        var draft = new DraftText(text.title(), text.summary(), markdown, order.price(), text.slug(), cover);
        ItemId item = drafts.write(creator, draft);
        notes.addAll(dropped(printing.render(creator, markdown).dropped()));
        if (order.publish() && !text.draft()) {
            drafts.publish(creator, item);
        } else if (order.publish()) {
            notes.add(new ImportNote("draft", ""));
        }
        rows.article(id, file.number(), item, notes);
    }

    private @Nullable String kept(
            CreatorId creator,
            long id,
            String file,
            String reference,
            Map<String, @Nullable String> known,
            TreeSet<String> missing) {
        String path = LocalPictures.resolved(file, reference);
        if (!known.containsKey(path)) {
            known.put(path, keep(creator, id, path));
        }
        @Nullable String address = known.get(path);
        if (address == null) {
            missing.add(reference);
        }
        return address;
    }

    private @Nullable String keep(CreatorId creator, long id, String path) {
        if (!PICTURE_FILE.matcher(path).matches()) {
            return null;
        }
        return rows.fileAt(id, path)
                .map(found -> {
                    try {
                        String address = pictures.keep(
                                        creator, path.substring(path.lastIndexOf('/') + 1), found.content())
                                .address();
                        rows.picture(id, found.number());
                        return address;
                    } catch (NotAPicture e) {
                        rows.refuse(id, found.number(), "picture", null);
                        return null;
                    }
                })
                .orElse(null);
    }

    private static List<ImportNote> dropped(Iterable<String> dropped) {
        var notes = new ArrayList<ImportNote>();
        var elements = new TreeSet<String>();
        for (String what : dropped) {
            if (what.equals("picture") || what.equals("link")) {
                notes.add(new ImportNote(what, ""));
            } else {
                elements.add("<" + what + ">");
            }
        }
        if (!elements.isEmpty()) {
            notes.add(new ImportNote("elements", String.join(", ", elements)));
        }
        return notes;
    }
}
