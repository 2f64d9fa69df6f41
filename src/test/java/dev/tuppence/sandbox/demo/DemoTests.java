package dev.tuppence.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuppence.FreePort;
import dev.tuppence.TestDatabase;
import dev.tuppence.catalog.Items;
import dev.tuppence.catalog.Offer;
import dev.tuppence.creators.CreatorPage;
import dev.tuppence.creators.Creators;
import dev.tuppence.disputes.Disputes;
import dev.tuppence.identity.Readers;
import dev.tuppence.ledger.SelfCheck;
import dev.tuppence.payouts.Payouts;
import dev.tuppence.sandbox.SandboxClock;
import dev.tuppence.settlement.Settlements;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** A context of its own: the demo wants a database nobody has used. */
@SpringBootTest(
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = {"tuppence.demo=true", "tuppence.seals.file=target/seals-${random.uuid}"})
@ActiveProfiles("sandbox")
@ContextConfiguration(initializers = {TestDatabase.class, FreePort.class})
@DirtiesContext
class DemoTests {

    @Autowired
    Creators creators;

    @Autowired
    Items items;

    @Autowired
    Readers readers;

    @Autowired
    Settlements settlements;

    @Autowired
    Payouts payouts;

    @Autowired
    Disputes disputes;

    @Autowired
    SelfCheck selfCheck;

    @Autowired
    Demo demo;

    @Autowired
    SandboxClock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void fourWeeksOfHistoryEndInThePresentWithBalancedBooks() {
        assertThat(clock.offset()).isEqualTo(Duration.ZERO);
        for (CreatorPage page : creators.newest(10)) {
            List<Offer> offers = items.newestOf(page.id(), 0, 20);
            assertThat(offers).hasSizeGreaterThanOrEqualTo(4).allMatch(offer -> offer.cover() != null);
        }
        var reader = readers.find("reader@example.org").orElseThrow();
        assertThat(settlements.of(reader, 5))
                .anyMatch(settlement -> settlement.state().equals("PAID"));
        var creator = creators.withHandle("coldpages").orElseThrow().id();
        assertThat(payouts.transfersOf(creator)).hasSize(1);
        assertThat(disputes.list(0, 10)).hasSize(1);
        assertThat(selfCheck.run()).allMatch(SelfCheck.Finding::holds);

        long before = charges();
        demo.live();
        assertThat(charges()).isEqualTo(before);
        assertThat(creators.newest(10)).hasSize(3);
    }

    private long charges() {
        return jdbc.sql("select count(*) from charge").query(Long.class).single();
    }
}
