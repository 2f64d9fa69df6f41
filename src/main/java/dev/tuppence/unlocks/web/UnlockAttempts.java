package dev.tuppence.unlocks.web;

import dev.tuppence.catalog.Offer;
import dev.tuppence.identity.Guests;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.identity.TooManyGuests;
import dev.tuppence.unlocks.Access;
import dev.tuppence.unlocks.ForgedQuote;
import dev.tuppence.unlocks.Quote;
import dev.tuppence.unlocks.Quotes;
import dev.tuppence.unlocks.UnlockOutcomeUnknown;
import dev.tuppence.unlocks.Unlocks;
import dev.tuppence.unlocks.UnlocksBusy;
import dev.tuppence.unlocks.Verdict;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One click on a button with a price: from the form's quote to what the page says. */
@Component
class UnlockAttempts {

    private final Quotes quotes;
    private final Guests guests;
    private final Unlocks unlocks;

    UnlockAttempts(Quotes quotes, Guests guests, Unlocks unlocks) {
        this.quotes = quotes;
        this.guests = guests;
        this.unlocks = unlocks;
    }

    /** A visitor becomes a guest only with a quote that is ours. */
    Attempt unlock(
            Offer offer,
            String signed,
            @Nullable SignedInReader current,
            HttpServletRequest request,
            HttpServletResponse response) {
        SignedInReader who = current;
        try {
            Quote quote = quotes.read(signed);
            if (!quote.item().equals(offer.item())) {
                throw new ForgedQuote();
            }
            who = guests.signedInOrGuest(request, response);
            Verdict verdict = unlocks.unlock(who.reader(), quote);
            return new Attempt(
                    answerTo(verdict),
                    who,
                    verdict instanceof Verdict.OverLimit over ? over : null,
                    verdict instanceof Verdict.Charged ? unlocks.opened(offer, quote) : null);
        } catch (ForgedQuote forged) {
            return Attempt.failed(Answer.FORGED, who);
        } catch (TooManyGuests full) {
            return Attempt.failed(Answer.TOO_MANY_GUESTS, who);
        } catch (UnlocksBusy busy) {
            return Attempt.failed(Answer.BUSY, who);
        } catch (UnlockOutcomeUnknown unknown) {
            return Attempt.failed(Answer.UNKNOWN, who);
        }
    }

    private static Answer answerTo(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Charged charged -> Answer.OPENED;
            case Verdict.Owned owned -> Answer.OWNED;
            case Verdict.Capped capped -> Answer.CAPPED;
            case Verdict.OverBudget over -> Answer.OVER_BUDGET;
            case Verdict.Stale stale -> Answer.STALE;
            case Verdict.Blocked blocked -> Answer.BLOCKED;
            case Verdict.OverLimit over -> Answer.OVER_LIMIT;
        };
    }

    /**
     * @param who none when the visitor did not become a guest
     * @param over none unless the tab had no room
     * @param held none unless it was charged
     */
    record Attempt(
            Answer answer, @Nullable SignedInReader who, Verdict.@Nullable OverLimit over, Access.@Nullable Held held) {

        private static Attempt failed(Answer answer, @Nullable SignedInReader who) {
            return new Attempt(answer, who, null, null);
        }

        boolean opened() {
            return answer == Answer.OPENED || answer == Answer.OWNED || answer == Answer.CAPPED;
        }
    }
}
