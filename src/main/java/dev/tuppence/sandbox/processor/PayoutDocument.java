package dev.tuppence.sandbox.processor;

import com.stripe.model.Payout;
import java.time.Instant;
import java.util.Map;

/** The parts of a payout that are the same for all. */
final class PayoutDocument {

    private PayoutDocument() {}

    static Payout of(long amount, String currency, String destination, Instant leaves, Instant arrives) {
        var payout = new Payout();
        payout.setId(Ids.next("po"));
        payout.setObject("payout");
        payout.setAmount(amount);
        payout.setArrivalDate(arrives.getEpochSecond());
        payout.setAutomatic(true);
        payout.setCreated(leaves.getEpochSecond());
        payout.setCurrency(currency);
        payout.setDescription("STRIPE PAYOUT");
        payout.setDestination(destination);
        payout.setLivemode(false);
        payout.setMetadata(Map.of());
        payout.setMethod("standard");
        payout.setSourceType("card");
        payout.setStatus("in_transit");
        payout.setType("bank_account");
        return payout;
    }
}
