package dev.tuppence.scenario;

import static dev.tuppence.settlement.Patrons.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.disputes.DisputeCase;
import dev.tuppence.disputes.Disputes;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payments.CardPayments;
import dev.tuppence.payouts.Payouts;
import dev.tuppence.sandbox.SandboxClock;
import dev.tuppence.sandbox.TimeTravel;
import dev.tuppence.sandbox.processor.Fault;
import dev.tuppence.sandbox.processor.SandboxAccounts;
import dev.tuppence.sandbox.processor.SandboxFaults;
import dev.tuppence.sandbox.processor.SandboxProcessor;
import dev.tuppence.settlement.Patrons;
import dev.tuppence.settlement.ReaderSettlements;
import dev.tuppence.settlement.SettledReturns;
import dev.tuppence.settlement.SettlementRuns;
import dev.tuppence.settlement.Settlements;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Everything that can happen to money, in three currencies: first while the application hears of it, then while it is deaf, so
 * that the end of all of it is still to be told.
 */
final class Life {

    private static final ReaderId ADMIN = new ReaderId(1);
    private static final String GOOD_BANK = "000123456789";
    private static final String BANK_REFUSES = "000111111116";

    private final Cast cast;
    private final JdbcClient jdbc;
    private final List<Cast.Deal> asked = new ArrayList<>();
    private List<CreatorId> creators = List.of();
    private String contestedAndWon = "";
    private String contestedAndLost = "";

    Life(Cast cast) {
        this.cast = cast;
        this.jdbc = cast.the(JdbcClient.class);
    }

    void heard() throws Exception {
        creators = List.of(
                cast.onboarded(GOOD_BANK, usd("1")),
                cast.onboarded(BANK_REFUSES, usd("1")),
                cast.onboarded(GOOD_BANK, usd("1")),
                cast.creator(usd("1")));
        cast.pays(Patrons.AVAILABLE_AT_ONCE, creators, usd("600.00"), usd("300.00"), usd("100.00"));
        cast.pays(Patrons.GERMAN, creators, money(4000, CurrencyCode.EUR), money(2503, CurrencyCode.EUR));
        cast.pays(Patrons.PAYS_TOO, creators, money(3000, CurrencyCode.JPY), money(450, CurrencyCode.JPY));
        cast.pays(Patrons.PAYS, creators.subList(0, 2), usd("25.00"), usd("31.40"));
        prefunds();
        cast.the(TimeTravel.class).forward(Duration.ofDays(8)); // the hold is over, and a run was made
        contestedAndWon = answered(true);
        contestedAndLost = answered(true);
        answered(false);
        asked.add(givesBack(Patrons.PAYS));
        asked.add(givesBack(Patrons.REFUND_FAILS));
        creators.subList(0, 3).forEach(creator -> cast.the(Payouts.class).payNow(creator, CurrencyCode.USD));
        answered();
    }

    /** The scheduler stands still and webhooks are withheld, as if the application were away for three days. */
    void unheard() throws Exception {
        var faults = cast.the(SandboxFaults.class);
        faults.turnOn(Fault.WEBHOOKS_WITHHELD);
        payments(faults);
        disputes();
        byHand();
        processor().decideDispute(contestedAndWon, true);
        processor().decideDispute(contestedAndLost, false);
        cast.the(SandboxClock.class).forward(Duration.ofHours(20));
        processor().advance();
        sentBack();
        faults.turnAllOff();
    }

    /** What is only known by the answers that were lost. */
    private void payments(SandboxFaults faults) throws Exception {
        Cast.Deal asksBank = cast.settles(Patrons.AUTHENTICATES, creators, usd("6.10"));
        URI bank = cast.the(CardPayments.class)
                .authenticate(asksBank.reference(), URI.create("http://localhost/back"))
                .orElseThrow();
        Patrons.approve(bank);
        cast.settles(Patrons.DECLINES_LATER, creators, usd("6.20"));
        faults.turnOn(Fault.ANSWER_LOST, "/payment_intents/", 2);
        Cast.Deal lost = cast.settles(Patrons.PAYS, creators, usd("7.30"), usd("0.004"));
        Cast.Deal declined = cast.settles(Patrons.DECLINES_LATER, creators, usd("7.40"));
        assertThat(List.of(cast.stateOf(lost), cast.stateOf(declined))).containsOnly("CHARGING");
        faults.turnOn(Fault.ANSWER_LOST, "/payment_intents", 1);
        cast.settles(Patrons.GERMAN, creators, money(810, CurrencyCode.EUR));
    }

    private void disputes() throws Exception {
        processor().decideDispute(processor().openDispute(paid("8.40")), true);
        processor().decideDispute(processor().openDispute(paid("8.50"), "product_not_received"), false);
        processor().decideDispute(processor().openDispute(paid("8.60"), "fraudulent", 300), false);
        processor().decideDispute(processor().openDispute(paid("8.70"), "fraudulent", 930), true); // rates moved
        processor().openDispute(paid("8.80"));
        String twice = paid("9.00");
        processor().decideDispute(processor().openDispute(twice, "fraudulent", 400), false);
        processor().decideDispute(processor().openDispute(twice, "fraudulent", 300), true);
        processor().decideDispute(processor().openInquiry(paid("9.10")), true);
        String inquiry = processor().openInquiry(paid("9.20"));
        processor().escalate(inquiry);
        processor().decideDispute(inquiry, false);
        processor().warnOfFraud(paid("9.30"));
        String warned = paid("9.40");
        processor().warnOfFraud(warned);
        processor().openDispute(warned);
        String warnedInVain = paid("9.50");
        processor().warnOfFraud(warnedInVain);
        processor().decideDispute(processor().openDispute(warnedInVain), true);
    }

    /** In the processor's dashboard. */
    private void byHand() throws Exception {
        processor().refund(paid("8.10"));
        String partly = paid("8.20");
        processor().refund(partly, 100);
        processor().openDispute(partly);
        cast.the(SandboxAccounts.class).payOut(usd("5.00"));
    }

    private void prefunds() throws Exception {
        ReaderId reader = cast.the(Patrons.class).readerWithCard(Patrons.PAYS);
        cast.the(Patrons.class).unlock(reader, creators.getFirst(), usd("2.10"), Duration.ofDays(43));
        cast.the(SettlementRuns.class).runDue();
        long settlement = cast.the(Settlements.class).of(reader, 1).getFirst().id();
        cast.the(ReaderSettlements.class).prefund(reader, settlement);
    }

    private String answered(boolean contest) throws Exception {
        Cast.Deal deal = cast.pays(Patrons.PAYS, creators, usd("6.00"), usd("3.00"));
        String dispute = processor().openDispute(cast.intentOf(deal));
        await().until(() -> !cast.the(Disputes.class).of(deal.reader()).isEmpty());
        DisputeCase one = cast.the(Disputes.class).of(deal.reader()).getFirst();
        if (contest) {
            cast.the(Disputes.class).contest(one.id(), ADMIN);
        } else {
            cast.the(Disputes.class).accept(one.id(), ADMIN);
        }
        answered();
        return dispute;
    }

    private Cast.Deal givesBack(String card) throws Exception {
        Cast.Deal deal = cast.pays(card, creators, usd("4.00"), usd("3.00"));
        cast.the(SettledReturns.class)
                .giveBack(deal.reader(), deal.settlement(), deal.items().getFirst(), 1, true);
        cast.the(Patrons.class).night(deal.settlement());
        answered();
        return deal;
    }

    /** One payout was refused by the bank at once; another comes back after it arrived. */
    private void sentBack() {
        jdbc.sql("""
                        select o.account, o.id from processor.object o join payout_account a on a.account = o.account
                        where o.kind = 'Payout' and a.payee = :creator""")
                .param("creator", creators.getFirst().value())
                .query((row, number) ->
                        cast.the(SandboxAccounts.class).sendBack(row.getString("account"), row.getString("id")))
                .list();
    }

    private String paid(String amount) throws Exception {
        Money half = new Money(usd(amount).micros() / 2, CurrencyCode.USD);
        return cast.intentOf(cast.pays(Patrons.PAYS, creators, half, usd(amount).minus(half)));
    }

    private SandboxProcessor processor() {
        return cast.the(SandboxProcessor.class);
    }

    /** Everything the processor was asked. */
    private void answered() {
        await().until(() -> jdbc.sql("select count(*) from processor_call where state = 'PENDING'")
                        .query(Long.class)
                        .single()
                == 0);
    }

    private static Money money(long minor, CurrencyCode currency) {
        return Money.ofMinorUnits(minor, currency);
    }
}
