package dev.tuppence.creators;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Pictures that creators uploaded. What is served is never what was uploaded: it was drawn or written anew. */
@Service
public class Pictures {

    private static final int NAME = 120;
    private static final String PICTURE = "select hash, kind, name, width, height from picture ";

    private final JdbcClient jdbc;
    private final CurrentCreator currentCreator;
    private final CreatorsSettings settings;
    private final Clock clock;
    private final RasterPictures rasters;

    Pictures(JdbcClient jdbc, CurrentCreator currentCreator, CreatorsSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.currentCreator = currentCreator;
        this.settings = settings;
        this.clock = clock;
        this.rasters = new RasterPictures(settings.pictureMegapixels(), settings.pictureSidePixels());
    }

    /**
     * Keeps a PNG, JPEG, GIF (its first image) or SVG; the same picture twice is kept once.
     *
     * @throws NotAPicture when it is none, or more than we take
     */
    @Transactional(noRollbackFor = NotAPicture.class) // an import goes on without it
    public Picture keep(CreatorId creator, String fileName, byte[] upload) {
        currentCreator.is(creator);
        if (upload.length > settings.pictureBytes().toBytes()) {
            throw new NotAPicture(NotAPicture.Reason.TOO_LARGE);
        }
        PictureContent content =
                VectorPictures.looksLikeOne(upload) ? VectorPictures.clean(upload) : rasters.redraw(upload);
        String name = fileName.length() > NAME ? fileName.substring(fileName.length() - NAME) : fileName;
        var picture =
                new Picture(hash(creator, content.bytes()), content.kind(), name, content.width(), content.height());
        if (!isKept(picture)) {
            requireRoom(creator, content.bytes().length);
            insert(creator, picture, content.bytes());
        }
        return picture;
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<Picture> of(CreatorId creator, int limit) {
        currentCreator.is(creator);
        return jdbc.sql(PICTURE + "where creator_id = :creator order by uploaded_at desc, hash limit :limit")
                .param("creator", creator.value())
                .param("limit", limit)
                .query(Pictures::picture)
                .list();
    }

    /** Those of the creator's own pictures that have these hashes. */
    @Transactional(readOnly = true)
    public List<Picture> withHashes(CreatorId creator, Collection<String> hashes) {
        currentCreator.is(creator);
        return hashes.isEmpty()
                ? List.of()
                : jdbc.sql(PICTURE + "where creator_id = :creator and hash in (:hashes)")
                        .param("creator", creator.value())
                        .param("hashes", hashes)
                        .query(Pictures::picture)
                        .list();
    }

    /** What to send for an address, or nothing. */
    public @Nullable PictureFile fileOf(String hash, String kind) {
        return jdbc.sql("select kind, content from picture where hash = :hash and kind = :kind")
                .param("hash", hash)
                .param("kind", kind)
                .query((row, number) -> new PictureFile(row.getString("kind"), row.getBytes("content")))
                .optional()
                .orElse(null);
    }

    private boolean isKept(Picture picture) {
        return jdbc.sql("select count(*) from picture where hash = :hash")
                        .param("hash", picture.hash())
                        .query((row, number) -> row.getLong(1))
                        .single()
                > 0;
    }

    private void requireRoom(CreatorId creator, int more) {
        long kept = jdbc.sql("select coalesce(sum(byte_count), 0) from picture where creator_id = :creator")
                .param("creator", creator.value())
                .query((row, number) -> row.getLong(1))
                .single();
        if (kept + more > settings.picturesPerCreatorBytes().toBytes()) {
            throw new NotAPicture(NotAPicture.Reason.NO_ROOM);
        }
    }

    private void insert(CreatorId creator, Picture picture, byte[] content) {
        jdbc.sql("""
                        insert into picture (hash, creator_id, kind, name, content, byte_count, width, height, uploaded_at)
                        values (:hash, :creator, :kind, :name, :content, :count, :width, :height, :now)
                        on conflict do nothing""")
                .param("hash", picture.hash())
                .param("creator", creator.value())
                .param("kind", picture.kind())
                .param("name", picture.name())
                .param("content", content)
                .param("count", content.length)
                .param("width", picture.width())
                .param("height", picture.height())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** The creator is part of it: two who upload the same each keep their own. */
    private static String hash(CreatorId creator, byte[] content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(
                    ByteBuffer.allocate(Long.BYTES).putLong(creator.value()).flip());
            return HexFormat.of().formatHex(digest.digest(content), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    private static Picture picture(ResultSet row, int number) throws SQLException {
        return new Picture(
                row.getString("hash"),
                row.getString("kind"),
                row.getString("name"),
                row.getInt("width"),
                row.getInt("height"));
    }
}
