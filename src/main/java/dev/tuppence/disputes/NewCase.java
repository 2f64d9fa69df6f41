package dev.tuppence.disputes;

import dev.tuppence.money.Money;
import dev.tuppence.settlement.SettlementView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param paid what the card payment paid; none when the books do not know it
 * @param claim none while the bank only asks
 */
record NewCase(
        String dispute,
        String paymentReference,
        @Nullable SettlementView paid,
        Money amount,
        @Nullable Claim claim,
        Money fee,
        String reason,
        Instant answerBy,
        CaseState state) {}
