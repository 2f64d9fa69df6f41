package dev.tuppence.seals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.tuppence.WholeApplicationTest;
import dev.tuppence.ledger.SelfCheck;
import dev.tuppence.seals.Misfit.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Whoever may write every table cannot write them unnoticed. */
@WholeApplicationTest
@TestPropertySource(properties = "spring.application.name=seals") // seals of its own
class TamperingTests {

    /** What may be told of a settlement after it ended. */
    private static final Set<String> NOT_SEALED =
            Set.of("settlement.notice_told_at", "settlement.notice_opened_at", "settlement.paid_by");

    record Column(String table, String name, String type) {}

    @Autowired
    BookedRows books;

    @Autowired
    Seals seals;

    @Autowired
    List<SealedTables> tables;

    @Autowired
    Environment environment;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Scheduler scheduler;

    Owner owner;

    @BeforeEach
    void booksWithTwoSeals() throws Exception {
        while (seals.head().map(Seal::number).orElse(0) < 2) {
            books.book();
            seals.seal();
        }
        nobodyElseWrites();
        owner = new Owner(environment);
    }

    /** Whoever changes tables locks them, and would wait for a task that waits for them. */
    private void nobodyElseWrites() {
        scheduler.pause();
        await().until(() -> scheduler.getCurrentlyExecuting().isEmpty());
        await().until(() -> jdbc.sql("select count(*) from event_publication")
                        .query(Long.class)
                        .single()
                == 0);
    }

    @AfterEach
    void asIfNothingHadHappened() throws Exception {
        owner.close();
        owner = new Owner(environment);
        assertThat(misfit()).isNull();
        owner.close();
        scheduler.resume();
    }

    @Test
    void everyTableWhoseRowsNameTheirTransactionIsSealed() {
        assertThat(jdbc.sql("""
                        select table_name from information_schema.columns
                        where table_schema = 'public' and column_name = 'tx' and table_name not like '%\\_cursor'""").query(String.class).list()).containsExactlyInAnyOrderElementsOf(sealedTables());
    }

    @TestFactory
    Stream<DynamicTest> aChangeOfAnySealedColumnIsFound() {
        return columns().stream()
                .map(column -> DynamicTest.dynamicTest(column.table() + "." + column.name(), () -> {
                    try (var one = new Owner(environment)) {
                        assertThat(one.tamper(column.table(), """
                                update %1$s set %2$s = %3$s
                                where ctid = (select min(ctid) from %1$s where tx < %4$d%5$s)""".formatted(
                                        column.table(), column.name(), other(column), head().high(), named(column))))
                                .isEqualTo(1);
                        Misfit found = misfit(one);
                        assertThat(found).isNotNull();
                        assertThat(found.what()).isEqualTo(column.table());
                        assertThat(found.kind()).isIn(Kind.CHANGED, Kind.MISSING);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> aRowThatIsGoneIsFound() {
        return sealedTables().stream()
                .map(table -> DynamicTest.dynamicTest(table, () -> {
                    try (var one = new Owner(environment)) {
                        assertThat(one.tamper(
                                        table,
                                        "delete from %1$s where ctid = (select min(ctid) from %1$s where tx < %2$d)"
                                                .formatted(table, head().high())))
                                .isEqualTo(1);
                        assertThat(misfit(one))
                                .extracting(Misfit::kind, Misfit::what)
                                .containsExactly(Kind.MISSING, table);
                    }
                }));
    }

    @Test
    void aRowThatCameLaterIsNamed() {
        owner.tamper("charge", """
                insert into charge (debtor, kind, subject, take, payee, amount_micros, currency, period, item_version, salt,
                                    charged_at, tx)
                select debtor, kind, subject, 77, payee, amount_micros, currency, period, item_version, salt, charged_at, tx
                from charge where tx < %d limit 1""".formatted(head().high()));

        assertThat(misfit()).satisfies(found -> {
            assertThat(found.kind()).isEqualTo(Kind.ADDED);
            assertThat(found.what()).isEqualTo("charge");
            assertThat(found.detail()).contains("take 77");
        });
    }

    @Test
    void rowsThatChangedPlacesAreNamed() {
        List<Long> two = owner.jdbc()
                .sql("select id from posting_line where tx < :high order by id limit 2")
                .param("high", head().high())
                .query(Long.class)
                .list();
        owner.tamper("posting_line", """
                update posting_line l set amount_micros = o.amount_micros, account = o.account, owner = o.owner
                from posting_line o where l.id in (%1$d, %2$d) and o.id = %1$d + %2$d - l.id""".formatted(two.get(0), two.get(1)));

        assertThat(misfit()).isEqualTo(new Misfit(Kind.CHANGED, "posting_line", "id " + two.getFirst()));
    }

    @Test
    void aChangedChargeIsNamedByItsKey() {
        String key = owner.jdbc()
                .sql("""
                        select concat_ws(', ', 'debtor ' || debtor, 'subject ' || subject, 'kind ' || kind, 'take ' || take)
                        from charge where tx < :high order by debtor desc, subject desc limit 1""")
                .param("high", head().high())
                .query(String.class)
                .single();
        owner.tamper("charge", """
                update charge set amount_micros = amount_micros + 100
                where (debtor, subject) = (select debtor, subject from charge where tx < %d
                                           order by debtor desc, subject desc limit 1)""".formatted(head().high()));

        assertThat(misfit()).isEqualTo(new Misfit(Kind.CHANGED, "charge", key));
    }

    @TestFactory
    Stream<DynamicTest> aChangeOfASealIsFound() {
        return Stream.of(
                        "update seal set low = low + 1",
                        "update seal set high = high + 1",
                        "update seal set row_count = row_count + 1",
                        "update seal set sealed_at = sealed_at + interval '1 second'",
                        "update seal set hash = sha256(hash)",
                        "update seal set number = number + 1000",
                        "delete from seal where number = 1",
                        "update seal_part set relation = relation || 'x'",
                        "update seal_part set part = part + 1",
                        "update seal_part set parts = parts + 1",
                        "update seal_part set columns = replace(columns, 'amount_micros,', '')",
                        "update seal_part set row_count = row_count + 1",
                        "update seal_part set hash = sha256(hash)",
                        "update seal_part set marks = sha256(marks)",
                        "delete from seal_part")
                .map(change -> DynamicTest.dynamicTest(change, () -> {
                    try (var one = new Owner(environment)) {
                        one.tamper("seal", "");
                        one.tamper("seal_part", change);
                        assertThat(misfit(one)).extracting(Misfit::kind).isEqualTo(Kind.CHAIN);
                    }
                }));
    }

    @Test
    void aChainThatWasRewrittenIsFoundByAHashKeptOutside() {
        String kept = head().hash();
        owner.tamper("charge", "update charge set amount_micros = amount_micros + 100");
        owner.jdbc().sql("delete from seal_part").update();
        owner.jdbc().sql("delete from seal").update();
        var rows = new SealRows(owner.jdbc(), new RowHashes(owner.jdbc()));
        tables.forEach(some -> some.tables().forEach(table -> rows.addParts(1, table, 0, rows.horizon())));
        rows.add(1, 0, rows.horizon(), head().sealedAt());

        assertThat(misfit()).isNull();
        assertThat(verified(owner, kept).misfit()).extracting(Misfit::kind).isEqualTo(Kind.HEAD);
    }

    @Test
    void anOlderHashOfTheSameChainIsKnown() throws Exception {
        scheduler.resume();
        String kept = head().hash();
        books.book();
        seals.seal();

        assertThat(head().hash()).isNotEqualTo(kept);
        assertThat(verified(owner, kept).fit()).isTrue();
    }

    private Misfit misfit() {
        return misfit(owner);
    }

    private Misfit misfit(Owner as) {
        return verified(as, null).misfit();
    }

    private VerifiedBooks verified(Owner as, String expected) {
        var hashes = new RowHashes(as.jdbc());
        var chain = new SealRows(as.jdbc(), hashes);
        var rows = new SealedRows(as.jdbc(), hashes, tables);
        return new Verification(chain, rows, mock(SelfCheck.class), as.jdbc()).verify(expected, done -> {});
    }

    private Seal head() {
        return seals.head().orElseThrow();
    }

    private List<String> sealedTables() {
        return tables.stream()
                .flatMap(some -> some.tables().stream())
                .map(SealedTable::name)
                .toList();
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (String table : sealedTables()) {
            columns.addAll(jdbc.sql("""
                            select column_name, data_type from information_schema.columns
                            where table_schema = 'public' and table_name = :table order by ordinal_position""")
                    .param("table", table)
                    .query((row, number) -> new Column(table, row.getString(1), row.getString(2)))
                    .list());
        }
        columns.removeIf(column -> NOT_SEALED.contains(column.table() + "." + column.name()));
        return columns;
    }

    /** What is forgotten has no salt any more. */
    private static String named(Column column) {
        return column.name().equals("salt") ? " and subject > 0" : "";
    }

    private static String other(Column column) {
        return switch (column.type()) {
            case "bigint", "integer", "smallint" -> "coalesce(%s, 0) + 1003".formatted(column.name());
            case "boolean" -> "not " + column.name();
            case "text" -> "coalesce(%s, '') || 'x'".formatted(column.name());
            case "timestamp with time zone" ->
                "coalesce(%s, '2026-01-01') + interval '1 second'".formatted(column.name());
            default -> throw new IllegalArgumentException(column.toString());
        };
    }
}
