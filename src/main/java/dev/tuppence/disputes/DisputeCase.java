package dev.tuppence.disputes;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One dispute of one card payment: {@code amount = held + excess}, unless the bank only asks.
 *
 * @param dispute the processor's id
 * @param settlement what the card payment paid; none when the books do not know it
 * @param tabCurrency of the settlement, and so of the tab that is blocked; exchange may give the dispute another
 * @param held what the books hold until the bank decides, or gave back when it warned
 * @param excess what goes beyond the charge and waits in suspense
 * @param credit the part of it that had been given back as credit
 * @param fee what the processor takes for it; the shield pays
 * @param answerBy after this the bank decides without us
 * @param evidence what was sent to the bank
 * @param refusal the processor's code, when it did not take the last answer
 * @param reinstatedAt when a reader whose case was lost was let back in
 * @param offeredAt when the reader was promised credit if the bank leaves the money with us
 */
public record DisputeCase(
        long id,
        String dispute,
        String paymentReference,
        @Nullable Long settlement,
        @Nullable ReaderId reader,
        @Nullable CurrencyCode tabCurrency,
        Money amount,
        Money held,
        Money excess,
        Money credit,
        Money fee,
        String reason,
        Instant openedAt,
        Instant answerBy,
        CaseState state,
        @Nullable Instant answeredAt,
        @Nullable String evidence,
        @Nullable String refusal,
        @Nullable Instant closedAt,
        @Nullable Instant reinstatedAt,
        @Nullable Instant offeredAt) {

    /** The reader's tab takes nothing because of this case. */
    public boolean blocksReader() {
        return reader != null && state != CaseState.WON && reinstatedAt == null && tookMoney();
    }

    /** Whether the reader can be let in again. */
    public boolean reinstatable() {
        return blocksReader() && (state == CaseState.LOST || state == CaseState.REFUNDED);
    }

    /** Whether credit in the reader's own currency can be promised. */
    public boolean offerable() {
        return reader != null && amount.currency() == tabCurrency && !state.closed() && state != CaseState.ACCEPTED;
    }

    boolean tookMoney() {
        return held.plus(excess).isPositive();
    }
}
