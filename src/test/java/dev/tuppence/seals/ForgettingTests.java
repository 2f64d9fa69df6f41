package dev.tuppence.seals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.ledger.Invariant;
import dev.tuppence.sandbox.SandboxClock;
import dev.tuppence.settlement.ForgettingSettled;
import dev.tuppence.unlocks.Accruals;
import dev.tuppence.unlocks.Library;
import dev.tuppence.unlocks.Line;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The payment record forgets what was read; the reader keeps it, and the books still fit their seals. */
@WholeApplicationTest
@TestPropertySource(properties = "spring.application.name=seals")
class ForgettingTests {

    @Autowired
    BookedRows books;

    @Autowired
    ForgettingSettled forgetting;

    @Autowired
    Seals seals;

    @Autowired
    Verification verification;

    @Autowired
    Accruals accruals;

    @Autowired
    Library library;

    @Autowired
    List<Invariant> invariants;

    @Autowired
    SandboxClock clock;

    @Autowired
    JdbcClient jdbc;

    ReaderId reader;
    Set<Long> had;

    @BeforeEach
    void aReaderWithASealedSettlement() throws Exception {
        reader = books.book();
        accruals.project();
        seals.seal();
        had = held();
    }

    @Test
    void whatWasPaidLongAgoIsForgottenAndTheBooksStillFit() {
        assertThat(forgetting.forgetNext()).isFalse();
        clock.forward(Duration.ofDays(181));

        while (forgetting.forgetNext()) {}

        assertThat(itemsNamedBy("charge")).hasSize(1); // on the open tab, not paid
        assertThat(itemsNamedBy("charge_return")).isEmpty();
        assertThat(jdbc.sql("select count(*) from settlement_share where subject > 0")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(sourcesOfCredit()).hasSize(4).allMatch(source -> source.contains("--")); // below zero no item is
        assertThat(held()).isEqualTo(had).hasSize(5);
        assertEverythingFits();
    }

    @Test
    void aReaderMayHaveOneReadForgottenOnceItCannotBeGivenBack() {
        ItemId item = new ItemId(
                jdbc.sql("""
                        select subject from charge c left join charge_return r using (debtor, kind, subject, take)
                        where c.debtor = :reader and c.period = 1 and r.debtor is null limit 1""").param("reader", reader.value()).query(Long.class).single());
        assertThat(forgetting.forget(reader, item)).isZero();
        clock.forward(Duration.ofDays(15));

        assertThat(forgetting.forget(reader, item)).isEqualTo(1);
        assertThat(forgetting.forget(reader, item)).isZero();

        assertThat(itemsNamedBy("charge")).doesNotContain(item.value()).hasSize(6);
        assertThat(held()).isEqualTo(had).contains(item.value());
        assertEverythingFits();
    }

    private void assertEverythingFits() {
        assertThat(verification
                        .verify(seals.head().orElseThrow().hash(), rows -> {})
                        .misfit())
                .isNull();
        assertThat(invariants)
                .allSatisfy(invariant ->
                        assertThat(invariant.violations()).as(invariant.name()).isEmpty());
    }

    private Set<Long> itemsNamedBy(String table) {
        return new TreeSet<>(jdbc.sql("select subject from " + table + " where debtor = :reader and subject > 0")
                .param("reader", reader.value())
                .query(Long.class)
                .list());
    }

    /** For what was given back after it was paid. */
    private List<String> sourcesOfCredit() {
        return jdbc.sql("""
                        with lot as (select source from credit_lot where reader_id = :reader)
                        select source from lot
                        union all
                        select p.source from posting p join lot on lot.source = 'return-' || p.source
                        where p.kind = 'settled-item-returned'""").param("reader", reader.value()).query(String.class).list();
    }

    private Set<Long> held() {
        Set<Long> held = new TreeSet<>();
        List<Line> lines = library.of(reader, 0, 100);
        lines.forEach(line -> assertThat(held.add(line.item().value())).isTrue());
        return held;
    }
}
