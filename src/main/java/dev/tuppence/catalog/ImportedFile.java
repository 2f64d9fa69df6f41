package dev.tuppence.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file.
 *
 * @param reason why it was refused: the last part of a message key, {@code catalog.import.reason.<reason>}
 * @param item the article made of it
 * @param notes what of it was not taken
 */
public record ImportedFile(
        String path,
        State state,
        @Nullable String reason,
        @Nullable ItemId item,
        List<ImportNote> notes) {

    /** What became of it. */
    public enum State {
        /** Its turn comes. */
        WAITING,
        /** It is an article now. */
        ARTICLE,
        /** It is a picture of an article. */
        PICTURE,
        /** It could not be taken. */
        REFUSED,
        /** Neither an article nor a picture in one. */
        UNUSED
    }
}
