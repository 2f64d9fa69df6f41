package dev.tuppence.creators;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tuppence.identity.ReaderId;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who works for which creator. Callers need no transaction; one they have is left alone. */
@Service
public class Teams {

    private final TenantRead tenantRead;
    private final JdbcClient jdbc;
    private final Cache<CreatorId, Set<ReaderId>> members = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(60))
            .build();

    Teams(TenantRead tenantRead, JdbcClient jdbc) {
        this.tenantRead = tenantRead;
        this.jdbc = jdbc;
    }

    /** Whether this reader may do what the creator's team may: a creator's own items are free to it. */
    public boolean isMember(ReaderId reader, CreatorId creator) {
        return ownerOf(creator).contains(reader);
    }

    /** Those who opened the page; empty for a creator that does not exist. */
    public Set<ReaderId> ownerOf(CreatorId creator) {
        Set<ReaderId> known = members.getIfPresent(creator);
        if (known != null) {
            return known;
        }
        Set<ReaderId> read = readMembers(creator);
        if (!read.isEmpty()) { // whoever opens a page joins it a moment later
            members.put(creator, read);
        }
        return read;
    }

    /** The creators whose team this reader is on, oldest first. */
    public List<CreatorId> pagesOf(ReaderId reader) {
        return tenantRead.as(
                "app.reader",
                reader.value(),
                () -> jdbc.sql("""
                        select creator_id from team_member where reader_id = :reader order by joined_at, creator_id""")
                        .param("reader", reader.value())
                        .query((row, number) -> new CreatorId(row.getLong("creator_id")))
                        .list());
    }

    /** Nobody works for this creator any more. In the caller's transaction, which is the creator's. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void disband(CreatorId creator) {
        jdbc.sql("delete from team_member where creator_id = :creator")
                .param("creator", creator.value())
                .update();
        members.invalidate(creator);
    }

    void join(CreatorId creator, ReaderId reader, OffsetDateTime now) {
        jdbc.sql("""
                        insert into team_member (creator_id, reader_id, role, joined_at)
                        values (:creator, :reader, 'owner', :now)""")
                .param("creator", creator.value())
                .param("reader", reader.value())
                .param("now", now)
                .update();
    }

    private Set<ReaderId> readMembers(CreatorId creator) {
        return tenantRead.as(
                "app.creator",
                creator.value(),
                () -> Set.copyOf(jdbc.sql("select reader_id from team_member where creator_id = :creator")
                        .param("creator", creator.value())
                        .query((row, number) -> new ReaderId(row.getLong("reader_id")))
                        .list()));
    }
}
