package dev.tuppence.scenario;

import static dev.tuppence.settlement.Patrons.usd;
import static org.awaitility.Awaitility.await;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.disputes.Disputes;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payouts.PayOutcome;
import dev.tuppence.payouts.Payouts;
import dev.tuppence.sandbox.TimeTravel;
import dev.tuppence.sandbox.processor.SandboxProcessor;
import dev.tuppence.settlement.Patrons;
import dev.tuppence.settlement.SettledReturns;
import dev.tuppence.settlement.Starting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything up to a call: what is committed, and that it is to be asked for. */
final class Errands {

    private static final ReaderId ADMIN = new ReaderId(1);
    private static final Money EURO = Money.ofMinorUnits(1, CurrencyCode.EUR);

    private final Cast cast;
    private final CreatorId creator;
    private final Map<Errand, List<Callable<String>>> waiting = new EnumMap<>(Errand.class);

    Errands(Cast cast) {
        this.cast = cast;
        this.creator = cast.creator(usd("1"));
    }

    /** Whatever so many errands need; the application does all of its work meanwhile. */
    void prepare(List<Errand> errands) throws Exception {
        cast.pays(Patrons.AVAILABLE_AT_ONCE, List.of(creator), usd("900.00"));
        List<CreatorId> payees = new ArrayList<>();
        for (Errand errand : errands) {
            if (errand == Errand.TRANSFER) {
                payees.add(cast.onboarded("000123456789", EURO));
                cast.the(Payouts.class).trust(payees.getLast(), true);
                cast.the(Payouts.class).hold(payees.getLast(), true); // no run is faster
                Money price = Money.ofMinorUnits(3000 + payees.size(), CurrencyCode.EUR);
                cast.pays(Patrons.AVAILABLE_AT_ONCE, payees.subList(payees.size() - 1, payees.size()), price);
            }
        }
        cast.the(TimeTravel.class).forward(Duration.ofDays(3)); // who is trusted has money
        for (Errand errand : errands) {
            waiting.computeIfAbsent(errand, key -> new ArrayList<>())
                    .add(
                            switch (errand) {
                                case CREATE, CONFIRM -> payment();
                                case REFUND -> refund();
                                case ACCEPT, CONTEST -> answer(errand);
                                case TRANSFER -> transfer(payees.removeFirst());
                            });
        }
    }

    /** Commits the next one of its kind; the reference it is asked for by. */
    String commit(Errand errand) throws Exception {
        return waiting.get(errand).removeFirst().call();
    }

    private Callable<String> payment() throws Exception {
        ReaderId reader = cast.the(Patrons.class).readerWithCard(Patrons.PAYS);
        cast.the(Patrons.class).unlock(reader, creator, usd("6.30"));
        return () -> cast.the(Starting.class).payment(reader, CurrencyCode.USD);
    }

    private Callable<String> refund() throws Exception {
        Cast.Deal deal = cast.pays(Patrons.PAYS, List.of(creator), usd("4.00"), usd("3.00"));
        return () -> {
            cast.the(SettledReturns.class)
                    .giveBack(deal.reader(), deal.settlement(), deal.items().getFirst(), 1, true);
            cast.the(Patrons.class).night(deal.settlement());
            return newest("select reference from payment_refund order by requested_at desc limit 1");
        };
    }

    private Callable<String> answer(Errand errand) throws Exception {
        Cast.Deal deal = cast.pays(Patrons.PAYS, List.of(creator), usd("5.00"), usd("2.00"));
        String dispute = cast.the(SandboxProcessor.class).openDispute(cast.intentOf(deal));
        var disputes = cast.the(Disputes.class);
        await().until(() -> !disputes.of(deal.reader()).isEmpty());
        long found = disputes.of(deal.reader()).getFirst().id();
        return () -> {
            if (errand == Errand.ACCEPT) {
                disputes.accept(found, ADMIN);
            } else {
                disputes.contest(found, ADMIN);
            }
            return dispute;
        };
    }

    private Callable<String> transfer(CreatorId payee) {
        return () -> {
            cast.the(Payouts.class).hold(payee, false);
            PayOutcome outcome = cast.the(Payouts.class).payNow(payee, CurrencyCode.EUR);
            return "transfer-" + ((PayOutcome.Requested) outcome).transfer();
        };
    }

    private String newest(String sql) {
        return cast.the(JdbcClient.class).sql(sql).query(String.class).single();
    }
}
