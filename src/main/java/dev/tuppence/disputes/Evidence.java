package dev.tuppence.disputes;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.money.Money;
import dev.tuppence.payments.CardProof;
import dev.tuppence.payments.DisputedPayments;
import dev.tuppence.payments.Refunds;
import dev.tuppence.payments.SentRefund;
import dev.tuppence.settlement.SettlementView;
import dev.tuppence.settlement.Settlements;
import dev.tuppence.unlocks.ChargeKind;
import dev.tuppence.unlocks.Line;
import dev.tuppence.unlocks.Tabs;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What a bank is told, built from the books: when the reader was told and unlocked what amount, never what it was. In English,
 * which banks read.
 */
@Component
class Evidence {

    private static final int MOST_LINES = 250;
    private static final int MOST_PERIODS = 24;
    private static final int MOST_BEFORE = 200;

    /** What card networks accept as earlier payments of the same cardholder: some, neither too new nor too old. */
    private static final int LIKE_IT = 5;

    private static final Duration NEW = Duration.ofDays(120);
    private static final Duration OLD = Duration.ofDays(365);

    private final Settlements settlements;
    private final Tabs tabs;
    private final DisputedPayments payments;
    private final Refunds refunds;
    private final CaseReads cases;
    private final MessageSource messages;

    Evidence(
            Settlements settlements,
            Tabs tabs,
            DisputedPayments payments,
            Refunds refunds,
            CaseReads cases,
            MessageSource messages) {
        this.settlements = settlements;
        this.tabs = tabs;
        this.payments = payments;
        this.refunds = refunds;
        this.cases = cases;
        this.messages = messages;
    }

    private record Charge(ChargeKind kind, ItemId item, int take) {}

    String of(DisputeCase one, List<DisputeLine> parts) {
        List<DisputeLine> lines = charges(parts);
        List<String> text = new ArrayList<>();
        text.add(say("disputes.evidence.intro", one.dispute()));
        SettlementView paid = one.settlement() == null
                ? null
                : settlements.find(one.settlement()).orElse(null);
        if (paid != null) {
            history(text, paid);
            givenBack(text, one, paid);
            text.add(say("disputes.evidence.items", lines.size()));
        }
        for (DisputeLine line : lines.subList(0, Math.min(lines.size(), MOST_LINES))) {
            text.add(say("disputes.evidence.line", at(line.unlockedAt()), line.price(), line.claimed()));
        }
        if (lines.size() > MOST_LINES) {
            text.add(say("disputes.evidence.more", lines.size() - MOST_LINES));
        }
        text.add(say("disputes.evidence.policy"));
        return String.join("\n", text);
    }

    /** The bank hears what was charged, not who shares in it. */
    private static List<DisputeLine> charges(List<DisputeLine> parts) {
        Map<Charge, DisputeLine> charges = new LinkedHashMap<>();
        for (DisputeLine part : parts) {
            charges.merge(new Charge(part.kind(), part.item(), part.take()), part, DisputeLine::plus);
        }
        return List.copyOf(charges.values());
    }

    private void history(List<String> text, SettlementView paid) {
        text.add(
                say("disputes.evidence.charge", paid.id(), paid.byCard(), at(paid.paidAt()), or(paid.paymentIntent())));
        payments.proofOf(paid.paymentReference())
                .filter(CardProof::strong)
                .ifPresent(proof ->
                        text.add(say("disputes.evidence.authentication", proof.authentication(), at(proof.savedAt()))));
        if (paid.noticedAt() != null) {
            text.add(say("disputes.evidence.notice", at(paid.noticedAt())));
        }
        if (paid.noticeOpenedAt() != null) {
            text.add(say("disputes.evidence.notice-opened", at(paid.noticeOpenedAt())));
        }
        whenAny(text, "disputes.evidence.returns", returnsUntil(paid));
        before(text, paid);
    }

    /** Answers who says that a refund is missing. */
    private void givenBack(List<String> text, DisputeCase one, SettlementView paid) {
        List<Line> returned =
                settlements.lines(paid.id()).stream().filter(Line::returned).toList();
        if (!returned.isEmpty()) {
            Money sum = returned.stream()
                    .map(Line::amount)
                    .reduce(Money.zero(paid.charged().currency()), Money::plus);
            text.add(say("disputes.evidence.given-back", returned.size(), sum));
        }
        for (SentRefund refund : refunds.sentOf(one.paymentReference())) {
            text.add(say("disputes.evidence.refund", refund.refund(), refund.amount(), at(refund.at())));
        }
    }

    private void whenAny(List<String> text, String key, long count) {
        if (count > 0) {
            text.add(say(key, count));
        }
    }

    /** What a card paid before and no bank ever asked about. */
    private void before(List<String> text, SettlementView paid) {
        Set<Long> asked = cases.of(paid.reader(), MOST_BEFORE).stream()
                .map(DisputeCase::settlement)
                .collect(Collectors.toSet());
        List<SettlementView> undisputed = settlements.of(paid.reader(), MOST_BEFORE).stream()
                .filter(other -> other.id() < paid.id() && other.state().equals("PAID"))
                .filter(other -> other.paymentIntent() != null && !asked.contains(other.id()))
                .toList();
        whenAny(text, "disputes.evidence.before", undisputed.size());
        undisputed.stream()
                .filter(other -> counts(other, paid))
                .limit(LIKE_IT)
                .forEach(other -> text.add(say(
                        "disputes.evidence.like-it", at(other.paidAt()), or(other.paymentIntent()), other.byCard())));
    }

    private static boolean counts(SettlementView other, SettlementView paid) {
        Instant then = other.paidAt();
        Instant now = paid.paidAt();
        return then != null && now != null && !then.isAfter(now.minus(NEW)) && !then.isBefore(now.minus(OLD));
    }

    /** The reader knew how to give things back, and did. */
    private long returnsUntil(SettlementView paid) {
        long returns = 0;
        for (int period = paid.period(); period > Math.max(0, paid.period() - MOST_PERIODS); period--) {
            returns += tabs.lines(paid.reader(), paid.charged().currency(), period).stream()
                    .filter(line -> line.returned())
                    .count();
        }
        return returns;
    }

    private String say(String key, @Nullable Object... facts) {
        Object[] words = new Object[facts.length];
        for (int i = 0; i < facts.length; i++) {
            words[i] = String.valueOf(facts[i]);
        }
        return messages.getMessage(key, words, Locale.ENGLISH);
    }

    private static String at(@Nullable Instant instant) {
        return instant == null
                ? "-"
                : DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
    }

    private static String or(@Nullable String text) {
        return text == null ? "-" : text;
    }
}
