package dev.tuppence.payments;

import com.stripe.exception.StripeException;
import com.stripe.model.Balance;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.model.TransferReversal;
import com.stripe.param.BalanceTransactionListParams;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The platform's balance as the processor itself keeps it. No transaction is open during these calls. */
@Component
public class BalanceMoves {

    private static final Logger LOG = LoggerFactory.getLogger(BalanceMoves.class);

    /** What tells our handlers to look at an object again, by the beginning of its id. */
    private static final Map<String, String> TYPES = Map.of(
            "pi", "payment_intent.succeeded",
            "du", "charge.dispute.updated",
            "dp", "charge.dispute.updated",
            "re", "refund.updated");

    /**
     * @param moves those in currencies that the books know
     * @param last the id of the oldest of all; none where there are none
     * @param more whether older ones follow
     */
    public record Page(List<BalanceMove> moves, @Nullable String last, boolean more) {}

    private final Processor processor;
    private final EventTranslation translation;
    private final PaymentsSettings settings;

    BalanceMoves(Processor processor, EventTranslation translation, PaymentsSettings settings) {
        this.processor = processor;
        this.translation = translation;
        this.settings = settings;
    }

    /**
     * Newest first.
     *
     * @param until exclusive
     * @param after the last one of the page before
     * @throws ProcessorSilent when there is no answer
     */
    public Page page(Instant from, Instant until, @Nullable String after) {
        try {
            StripeCollection<BalanceTransaction> page =
                    processor.v1().balanceTransactions().list(request(from, until, after));
            List<BalanceTransaction> all = page.getData();
            return new Page(
                    all.stream().flatMap(BalanceMoves::move).toList(),
                    all.isEmpty() ? null : all.getLast().getId(),
                    page.getHasMore());
        } catch (StripeException e) {
            throw new ProcessorSilent("a list of balance transactions", e);
        }
    }

    /** What is available and what is pending, together; one for each currency. */
    public List<Money> balances() {
        try {
            Balance balance = processor.v1().balance().retrieve();
            return Stream.concat(
                            balance.getAvailable().stream().map(one -> money(one.getAmount(), one.getCurrency())),
                            balance.getPending().stream().map(one -> money(one.getAmount(), one.getCurrency())))
                    .flatMap(Optional::stream)
                    .collect(Collectors.groupingBy(Money::currency, Collectors.reducing(Money::plus)))
                    .values()
                    .stream()
                    .flatMap(Optional::stream)
                    .toList();
        } catch (StripeException e) {
            throw new ProcessorSilent("the balance", e);
        }
    }

    /** Books what is known of an object, as if the processor had just told of it. Nothing happens to what is not ours. */
    public void look(String object) {
        String type = TYPES.get(object.split("_", 2)[0]);
        if (type == null) {
            return;
        }
        try {
            translation.handle(new EventNotice("", type, null, object));
        } catch (StripeException e) {
            throw new ProcessorSilent(object, e);
        }
    }

    private BalanceTransactionListParams request(Instant from, Instant until, @Nullable String after) {
        var created = BalanceTransactionListParams.Created.builder()
                .setGte(from.getEpochSecond())
                .setLt(until.getEpochSecond())
                .build();
        var request = BalanceTransactionListParams.builder()
                .setCreated(created)
                .setLimit((long) settings.pageSize())
                .addExpand("data.source");
        if (after != null) {
            request.setStartingAfter(after);
        }
        return request.build();
    }

    private static Stream<BalanceMove> move(BalanceTransaction transaction) {
        return money(transaction.getNet(), transaction.getCurrency()).stream()
                .map(net -> new BalanceMove(
                        transaction.getId(),
                        transaction.getType(),
                        objectOf(transaction),
                        net,
                        own(transaction),
                        Instant.ofEpochSecond(transaction.getCreated())));
    }

    private static @Nullable Money own(BalanceTransaction transaction) {
        Money amount = (switch (transaction.getSourceObject()) {
                    case Charge charge -> money(charge.getAmount(), charge.getCurrency());
                    case Refund refund -> money(refund.getAmount(), refund.getCurrency());
                    case Dispute dispute -> money(dispute.getAmount(), dispute.getCurrency());
                    case null, default -> Optional.<Money>empty();
                })
                .orElse(null);
        if (amount == null || amount.currency() == OwnRate.currency(transaction)) {
            return null;
        }
        return (transaction.getAmount() < 0 ? amount.negated() : amount).minus(OwnRate.fee(transaction, amount));
    }

    /** Fees of the processor's own have no source and stand for themselves; what is taken back stands with what it was. */
    private static String objectOf(BalanceTransaction transaction) {
        if (transaction.getSourceObject() instanceof Charge charge && charge.getPaymentIntent() != null) {
            return charge.getPaymentIntent();
        }
        if (transaction.getSourceObject() instanceof TransferReversal reversal) {
            return reversal.getTransfer();
        }
        return transaction.getSource() == null ? transaction.getId() : transaction.getSource();
    }

    /** Another product on the same account may take what the books do not know. */
    private static Optional<Money> money(long minorUnits, String currency) {
        Optional<CurrencyCode> known = Arrays.stream(CurrencyCode.values())
                .filter(one -> one.name().equalsIgnoreCase(currency))
                .findFirst();
        if (known.isEmpty()) {
            LOG.warn(
                    "The processor moved {} minor units of {}, a currency that the books do not have",
                    minorUnits,
                    currency);
        }
        return known.map(one -> Money.ofMinorUnits(minorUnits, one));
    }
}
