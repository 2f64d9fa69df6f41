package dev.tuppence.admin.web;

import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInAuthentication;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.settlement.Patrons;
import dev.tuppence.settlement.SettlingNow;
import dev.tuppence.unlocks.ReturnReason;
import dev.tuppence.unlocks.Unlocks;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WholeApplicationTest
class CreatorYearTests {

    @Autowired
    Patrons patrons;

    @Autowired
    SettlingNow settling;

    @Autowired
    Unlocks unlocks;

    @Autowired
    MockMvcTester site;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    void whatACreatorEarnedInAYearIsALineForEachQuarterWithoutWhatWasReturned() throws Exception {
        CreatorId creator = Patrons.creator();
        ReaderId reader = patrons.readerWithCard(Patrons.AVAILABLE_AT_ONCE);
        patrons.unlock(reader, creator, usd("10.00"));
        patrons.unlock(reader, creator, usd("5.00"));
        ItemId returned = patrons.unlock(reader, creator, usd("1.00"));
        settling.settle(reader, CurrencyCode.USD);
        unlocks.giveBack(reader, returned, 1, ReturnReason.NONE);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);

        assertThat(file(reader, Role.FINANCE, today.getYear()))
                .hasStatusOk()
                .bodyText()
                .startsWith("year,quarter,creator,handle,account,country,currency,units,gross,card-fee,platform-fee")
                .contains("%d,%d,%d,,,,USD,2,15"
                        .formatted(today.getYear(), today.get(IsoFields.QUARTER_OF_YEAR), creator.value()));
        assertThat(file(reader, Role.FINANCE, 2001)).bodyText().hasLineCount(1);
        assertThat(file(reader, Role.SUPPORT, today.getYear())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(jdbc.sql(
                                "select subject from admin_audit where admin = :admin and action = 'TAX_EXPORTED' order by id")
                        .param("admin", reader.value())
                        .query(String.class)
                        .list())
                .containsExactly("creators " + today.getYear(), "creators 2001");
    }

    private MvcTestResult file(ReaderId who, Role role, int year) {
        var signedIn = new SignedInAuthentication(new SignedInReader(who, false, Set.of(role)), true);
        return site.get()
                .uri("/admin/tax/creators/" + year + ".csv")
                .with(authentication(signedIn))
                .exchange();
    }
}
