package dev.tuppence.payouts;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of transfers; row-level security decides whose. */
@Repository
class TransferRows {

    private static final String COLUMNS = """
            select id, creator_id, currency, amount_micros, state, trigger, requested_at, decided_at, processor_transfer, failure
            from transfer\s""";

    private final JdbcClient jdbc;
    private final Clock clock;

    TransferRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Empty while another one of this creator and currency is pending. */
    Optional<Long> insert(CreatorId creator, Money amount, TransferTrigger trigger) {
        return jdbc.sql("""
                        insert into transfer (creator_id, currency, amount_micros, state, trigger, requested_at)
                        values (:creator, :currency, :amount, 'PENDING', :trigger, :now)
                        on conflict do nothing returning id""")
                .param("creator", creator.value())
                .param("currency", amount.currency().name())
                .param("amount", amount.micros())
                .param("trigger", trigger.name())
                .param("now", OffsetDateTime.now(clock))
                .query((row, number) -> row.getLong(1))
                .optional();
    }

    long insertByHand(CreatorId creator, Money amount, String processorTransfer) {
        return jdbc.sql("""
                        insert into transfer (creator_id, currency, amount_micros, state, trigger, requested_at, decided_at, processor_transfer)
                        values (:creator, :currency, :amount, 'SENT', 'BY_HAND', :now, :now, :transfer) returning id""")
                .param("creator", creator.value())
                .param("currency", amount.currency().name())
                .param("amount", amount.micros())
                .param("transfer", processorTransfer)
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
    }

    boolean pending(CreatorId creator) {
        return jdbc.sql("select exists (select from transfer where creator_id = :creator and state = 'PENDING')")
                .param("creator", creator.value())
                .query(Boolean.class)
                .single();
    }

    void take(CreatorId creator, CurrencyCode currency, long transfer) {
        jdbc.sql("""
                        update earning set transfer_id = :transfer
                        where creator_id = :creator and currency = :currency and released_at is not null and transfer_id is null
                          and unclaimed_at is null""")
                .param("transfer", transfer)
                .param("creator", creator.value())
                .param("currency", currency.name())
                .update();
    }

    void giveBack(long transfer) {
        jdbc.sql("update earning set transfer_id = null where transfer_id = :transfer")
                .param("transfer", transfer)
                .update();
    }

    /** Empty when it was decided before: only the first word counts. */
    Optional<Transfer> decide(
            long id, TransferState state, @Nullable String processorTransfer, @Nullable String failure) {
        return jdbc.sql("""
                        update transfer set state = :state, decided_at = :now, processor_transfer = :processorTransfer, failure = :failure
                        where id = :id and state = 'PENDING'
                        returning id, creator_id, currency, amount_micros, state, trigger, requested_at, decided_at, processor_transfer, failure""")
                .param("id", id)
                .param("state", state.name())
                .param("now", OffsetDateTime.now(clock))
                .param("processorTransfer", processorTransfer)
                .param("failure", failure)
                .query(TransferRows::transfer)
                .optional();
    }

    Optional<CreatorId> creatorOf(long id) {
        return jdbc.sql("select creator_id from transfer where id = :id")
                .param("id", id)
                .query((row, number) -> new CreatorId(row.getLong(1)))
                .optional();
    }

    Optional<Transfer> find(CreatorId creator, long id) {
        return jdbc.sql(COLUMNS + "where creator_id = :creator and id = :id")
                .param("creator", creator.value())
                .param("id", id)
                .query(TransferRows::transfer)
                .optional();
    }

    /** Newest first. */
    List<Transfer> sentBetween(CreatorId creator, CurrencyCode currency, Instant after, Instant until, int limit) {
        return jdbc.sql(COLUMNS + """
                        where creator_id = :creator and currency = :currency and state = 'SENT'
                          and decided_at > :after and decided_at <= :until order by id desc limit :limit""")
                .param("creator", creator.value())
                .param("currency", currency.name())
                .param("after", CollectEarnings.utc(after))
                .param("until", CollectEarnings.utc(until))
                .param("limit", limit)
                .query(TransferRows::transfer)
                .list();
    }

    /** Newest first. */
    List<Transfer> of(CreatorId creator, int limit) {
        return jdbc.sql(COLUMNS + "where creator_id = :creator order by id desc limit :limit")
                .param("creator", creator.value())
                .param("limit", limit)
                .query(TransferRows::transfer)
                .list();
    }

    /** Newest first. */
    List<Transfer> of(CreatorId creator, CurrencyCode currency, int limit) {
        return jdbc.sql(COLUMNS + "where creator_id = :creator and currency = :currency order by id desc limit :limit")
                .param("creator", creator.value())
                .param("currency", currency.name())
                .param("limit", limit)
                .query(TransferRows::transfer)
                .list();
    }

    /** All that ever arrived at the processor. */
    Money sent(CreatorId creator, CurrencyCode currency) {
        return jdbc.sql("""
                        select coalesce(sum(amount_micros), 0)::bigint from transfer
                        where creator_id = :creator and currency = :currency and state = 'SENT'""")
                .param("creator", creator.value())
                .param("currency", currency.name())
                .query((row, number) -> new Money(row.getLong(1), currency))
                .single();
    }

    private static Transfer transfer(ResultSet row, int number) throws SQLException {
        return new Transfer(
                row.getLong("id"),
                new CreatorId(row.getLong("creator_id")),
                new Money(row.getLong("amount_micros"), CurrencyCode.valueOf(row.getString("currency"))),
                TransferState.valueOf(row.getString("state")),
                TransferTrigger.valueOf(row.getString("trigger")),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                instant(row, "decided_at"),
                row.getString("processor_transfer"),
                row.getString("failure"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
