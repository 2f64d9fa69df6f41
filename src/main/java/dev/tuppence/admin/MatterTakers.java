package dev.tuppence.admin;

import dev.tuppence.identity.ReaderId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who looks into what. */
@Repository
class MatterTakers {

    record Key(MatterKind kind, String id) {

        static Key of(Matter matter) {
            return new Key(matter.kind(), matter.id());
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    MatterTakers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void take(Key matter, ReaderId operator) {
        jdbc.sql("insert into matter_taken (kind, matter, admin, taken_at) values (:kind, :matter, :admin, :now)")
                .param("kind", matter.kind().name())
                .param("matter", matter.id())
                .param("admin", operator.value())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    Map<Key, ReaderId> of(List<Matter> matters) {
        Map<Key, ReaderId> takers = new HashMap<>();
        jdbc.sql("""
                        select distinct on (kind, matter) kind, matter, admin
                        from matter_taken join unnest(:kinds::text[], :matters::text[]) as asked (kind, matter) using (kind, matter)
                        order by kind, matter, id desc""")
                .param("kinds", matters.stream().map(one -> one.kind().name()).toArray(String[]::new))
                .param("matters", matters.stream().map(Matter::id).toArray(String[]::new))
                .query(row -> {
                    takers.put(
                            new Key(MatterKind.valueOf(row.getString("kind")), row.getString("matter")),
                            new ReaderId(row.getLong("admin")));
                });
        return takers;
    }
}
