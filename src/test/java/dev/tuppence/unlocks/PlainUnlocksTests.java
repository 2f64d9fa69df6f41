package dev.tuppence.unlocks;

import static dev.tuppence.unlocks.OnOffer.cents;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tuppence.BooksTest;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.tax.ContentClass;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is not plain is left to the careful way, whether an unlock comes alone or beside another reader's. */
@BooksTest
@ParameterizedClass(name = "others = {0}")
@ValueSource(ints = {0, 1})
class PlainUnlocksTests {

    private static final AtomicLong ITEMS = new AtomicLong(8_000_000_000L);

    @Parameter
    int others;

    @Autowired
    LaneConnections connections;

    @Autowired
    TabLimits limits;

    @Autowired
    Tabs tabs;

    @Autowired
    Mirrors mirrors;

    @Autowired
    Holdings holdings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    TransactionTemplate transaction;

    ReaderId reader;

    @BeforeEach
    void aTabOfFiftyCents() {
        reader = aReader();
    }

    @Test
    void theLimitHolds() {
        assertThat(decide(item(), 45, 1)).isEqualTo(LaneVerdict.Kind.CHARGED);
        assertThat(decide(item(), 6, 1)).isEqualTo(LaneVerdict.Kind.OVER_LIMIT);
        assertThat(decide(item(), 5, 1)).isEqualTo(LaneVerdict.Kind.CHARGED);
    }

    @Test
    void whatIsDueCounts() {
        decide(item(), 40, 1);
        transaction.executeWithoutResult(status -> tabs.close(List.of(new TabKey(reader, CurrencyCode.USD))));
        assertThat(decide(item(), 11, 1)).isEqualTo(LaneVerdict.Kind.OVER_LIMIT);
    }

    @Test
    void theMonthCapHolds() {
        for (long owed : new long[] {5, 10, 12, 12}) {
            decide(command(reader, item(), 5, 1, 12));
            assertThat(tabs.of(reader, CurrencyCode.USD).orElseThrow().owed()).isEqualTo(cents(owed));
        }
    }

    @Test
    void aBlockedTabTakesNothing() {
        transaction.executeWithoutResult(status -> tabs.block(reader, CurrencyCode.USD, Block.UNPAID));
        assertThat(decide(item(), 5, 1)).isEqualTo(LaneVerdict.Kind.BLOCKED);
    }

    @Test
    void aBudgetHolds() {
        transaction.executeWithoutResult(status -> tabs.budget(reader, CurrencyCode.USD, cents(10)));
        assertThat(decide(item(), 11, 1)).isEqualTo(LaneVerdict.Kind.OVER_BUDGET);
    }

    @Test
    void whatIsHeldOrGrantedIsOwned() {
        long item = item();
        decide(item, 5, 1);
        assertThat(decide(item, 5, 1)).isEqualTo(LaneVerdict.Kind.OWNED);
        long granted = item();
        holdings.grant(reader, new ItemId(granted), 1, "gift");
        assertThat(decide(granted, 5, 1)).isEqualTo(LaneVerdict.Kind.OWNED);
        assertThat(tabs.of(reader, CurrencyCode.USD).orElseThrow().owed()).isEqualTo(cents(5));
    }

    @Test
    void onlyTheNextTakeIsCharged() {
        long item = item();
        assertThat(decide(item, 5, 2)).isEqualTo(LaneVerdict.Kind.STALE);
        decide(item, 5, 1);
        transaction.executeWithoutResult(status -> {
            tabs.lock(reader, CurrencyCode.USD);
            mirrors.takeOffOpenTab(reader, ChargeKind.UNLOCK, item, 1, ReturnReason.NONE);
        });
        assertThat(decide(item, 5, 1)).isEqualTo(LaneVerdict.Kind.STALE);
        assertThat(decide(item, 5, 2)).isEqualTo(LaneVerdict.Kind.CHARGED);
    }

    private LaneVerdict.Kind decide(long item, int cents, int take) {
        return decide(command(reader, item, cents, take, 0));
    }

    private LaneVerdict.Kind decide(LaneCommand command) {
        List<LaneCommand> commands = new ArrayList<>(List.of(command));
        for (int i = 0; i < others; i++) {
            commands.add(command(aReader(), item(), 1, 1, 0));
        }
        try (var connection = connections.open();
                var batch = new LaneBatch(connection)) {
            var decisions = new Decisions(commands);
            batch.run(decisions, OffsetDateTime.now(clock));
            return decisions.verdict(0).kind();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static LaneCommand command(ReaderId of, long item, int cents, int take, int cap) {
        var line = new LaneLine(
                ChargeKind.UNLOCK, item, 1, 7, 0, cents * 10_000L, take, ContentClass.E_PUBLICATION, cap * 10_000L);
        return new LaneCommand(of.value(), CurrencyCode.USD, List.of(line));
    }

    private ReaderId aReader() {
        ReaderId id = NewGuest.in(jdbc, clock);
        limits.open(id, CurrencyCode.USD);
        return id;
    }

    private static long item() {
        return ITEMS.incrementAndGet();
    }
}
