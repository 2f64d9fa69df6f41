package dev.tuppence.admin;

import dev.tuppence.disputes.Disputes;
import dev.tuppence.ledger.Journal;
import dev.tuppence.settlement.Settlements;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a number may be of: settlements, cases, corrections and postings have numbers of their own. */
@Component
class NumberedThings {

    private final Settlements settlements;
    private final Disputes disputes;
    private final Adjustments adjustments;
    private final Journal journal;
    private final ProcessorIds processor;

    NumberedThings(
            Settlements settlements,
            Disputes disputes,
            Adjustments adjustments,
            Journal journal,
            ProcessorIds processor) {
        this.settlements = settlements;
        this.disputes = disputes;
        this.adjustments = adjustments;
        this.journal = journal;
        this.processor = processor;
    }

    List<Hit> with(long number) {
        return Stream.of(
                        settlements.find(number).map(one -> settlement(number)),
                        disputes.find(number).map(one -> dispute(number)),
                        adjustments.find(number).map(one -> adjustment(number)),
                        journal.keyOf(number).flatMap(this::posting))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** A posting is shown with what it was booked for. */
    private Optional<Hit> posting(Journal.Key key) {
        String number = key.source().replaceFirst("-.*", "");
        if (!number.matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return switch (key.kind()) {
            case "tab-settled", "settled-item-returned" -> Optional.of(settlement(Long.parseLong(number)));
            case "adjustment", "adjustment-mirrored" -> Optional.of(adjustment(Long.parseLong(number)));
            case "card-refund-sent", "card-refund-failed" -> processor.find("refund-" + number);
            case "transfer-requested", "transfer-sent", "transfer-failed" -> processor.find("transfer-" + number);
            default -> isOfACase(key.kind()) ? Optional.of(dispute(Long.parseLong(number))) : Optional.empty();
        };
    }

    private static boolean isOfACase(String kind) {
        return kind.startsWith("dispute-") && !kind.startsWith("dispute-reserve-") || kind.startsWith("fraud-");
    }

    static Hit settlement(long id) {
        return new Hit(Hit.Kind.SETTLEMENT, id, "/admin/settlements/" + id);
    }

    private static Hit dispute(long id) {
        return new Hit(Hit.Kind.CASE, id, "/admin/cases/" + id);
    }

    private static Hit adjustment(long id) {
        return new Hit(Hit.Kind.ADJUSTMENT, id, "/admin/adjustments");
    }
}
