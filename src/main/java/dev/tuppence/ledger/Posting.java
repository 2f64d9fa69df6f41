package dev.tuppence.ledger;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One effect on the books. Its lines sum to zero per currency, or it cannot exist.
 *
 * @param kind what happened, in kebab case, e.g. {@code tab-settled}
 * @param source the id of what it happened to; kind and source together are booked once
 * @param voucher what it stands for outside the books, e.g. the processor's id of a dispute; with it the processor's own
 *     books are compared, so whatever moves {@link AccountType#PSP_CLEARING} has one
 */
public record Posting(String kind, String source, @Nullable String voucher, List<Line> lines) {

    /** A debit is positive, a credit negative. */
    public record Line(Account account, Money amount) {}

    public Posting {
        lines = List.copyOf(lines);
        if (lines.size() < 2) {
            throw new UnbalancedPosting(kind, source, "needs at least two lines");
        }
        Map<CurrencyCode, Money> sums = new EnumMap<>(CurrencyCode.class);
        for (Line line : lines) {
            sums.merge(line.amount().currency(), line.amount(), Money::plus);
        }
        for (Money sum : sums.values()) {
            if (!sum.isZero()) {
                throw new UnbalancedPosting(kind, source, "is off by " + sum);
            }
        }
    }

    public static Builder of(String kind, String source) {
        return new Builder(kind, source);
    }

    public static Builder of(String kind, long source) {
        return new Builder(kind, Long.toString(source));
    }

    public static final class Builder {

        private final String kind;
        private final String source;
        private @Nullable String voucher;
        private final List<Line> lines = new ArrayList<>();

        private Builder(String kind, String source) {
            this.kind = kind;
            this.source = source;
        }

        public Builder voucher(@Nullable String id) {
            voucher = id;
            return this;
        }

        public Builder debit(Account account, Money amount) {
            if (!amount.isZero()) { // a fee of nothing is no line
                lines.add(new Line(account, amount));
            }
            return this;
        }

        public Builder credit(Account account, Money amount) {
            return debit(account, amount.negated());
        }

        public Posting build() {
            return new Posting(kind, source, voucher, lines);
        }
    }
}
