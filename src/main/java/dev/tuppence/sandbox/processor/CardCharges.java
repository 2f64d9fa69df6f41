package dev.tuppence.sandbox.processor;

import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What each try of a payment intent left behind: a charge, paid with its balance transaction, or failed with its reason. */
@Component
@Profile("sandbox")
class CardCharges {

    private static final long BASIS = 10_000;

    private final ObjectStore store;
    private final BalanceBook balance;
    private final EventLog events;
    private final ProcessorSettings settings;
    private final Clock clock;

    CardCharges(ObjectStore store, BalanceBook balance, EventLog events, ProcessorSettings settings, Clock clock) {
        this.store = store;
        this.balance = balance;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    Charge paid(PaymentIntent intent, PaymentMethod method, TestCard card) {
        Charge charge = ChargeDocument.of(intent, method, clock.instant());
        charge.setStatus("succeeded");
        charge.setPaid(true);
        charge.setCaptured(true);
        charge.setAmountCaptured(intent.getAmount());
        charge.setOutcome(ChargeDocument.authorized());
        boolean atOnce = card.behaviour().sequel() == Sequel.AVAILABLE_AT_ONCE;
        BalanceTransaction transaction = balance.book(
                "",
                new BalanceBook.Movement(
                        "charge",
                        "charge",
                        intent.getAmount(),
                        fee(intent.getAmount(), intent.getCurrency(), card.country()),
                        intent.getCurrency(),
                        charge.getId(),
                        "Card payment"),
                atOnce ? clock.instant() : availableAt(clock.instant()));
        charge.setBalanceTransaction(transaction.getId());
        store.insert("", charge);
        events.happened("charge.succeeded", charge);
        return charge;
    }

    Charge failed(PaymentIntent intent, PaymentMethod method, Decline decline) {
        Charge charge = ChargeDocument.of(intent, method, clock.instant());
        charge.setStatus("failed");
        charge.setPaid(false);
        charge.setCaptured(false);
        charge.setAmountCaptured(0L);
        charge.setFailureCode(decline.code());
        charge.setFailureMessage(decline.message());
        charge.setOutcome(ChargeDocument.declined(decline));
        store.insert("", charge);
        events.happened("charge.failed", charge);
        return charge;
    }

    /** In minor units, rounded half up, as one sum. */
    private long fee(long amount, String currency, String country) {
        int foreign = country.equals(settings.platformCountry()) ? 0 : settings.foreignBasisPoints();
        long share = amount * (settings.feeBasisPoints() + foreign);
        return Math.floorDiv(share + BASIS / 2, BASIS) + Tariff.of(currency).fixedFee();
    }

    /** The start of a business day, by UTC. */
    private Instant availableAt(Instant from) {
        LocalDate day = LocalDate.ofInstant(from, ZoneOffset.UTC);
        int left = settings.availableAfterBusinessDays();
        while (left > 0) {
            day = day.plusDays(1);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
