package dev.tuppence.sandbox.processor;

import com.stripe.model.Account;
import com.stripe.model.Charge;
import com.stripe.model.Transfer;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.TransferListParams;
import com.stripe.param.TransferRetrieveParams;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Locale;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** From the platform's available balance to a connected account's. */
@RestController
@Profile("sandbox")
@RequestMapping("/sandbox/processor/v1/transfers")
class TransferResource {

    private static final Endpoint CREATE = Endpoint.of(
            TransferCreateParams.class,
            "amount",
            "currency",
            "description",
            "destination",
            "metadata",
            "transfer_group");
    private static final Endpoint RETRIEVE = Endpoint.of(TransferRetrieveParams.class);
    private static final Endpoint LIST = Endpoint.of(
            TransferListParams.class,
            "created",
            "destination",
            "limit",
            "starting_after",
            "ending_before",
            "transfer_group");

    private final Answers answers;
    private final ObjectStore store;
    private final Listing listing;
    private final BalanceBook balance;
    private final EventLog events;
    private final Clock clock;

    TransferResource(
            Answers answers, ObjectStore store, Listing listing, BalanceBook balance, EventLog events, Clock clock) {
        this.answers = answers;
        this.store = store;
        this.listing = listing;
        this.balance = balance;
        this.events = events;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<String> create(HttpServletRequest request) {
        return answers.to(request, CREATE, call -> create(call.parameters()));
    }

    @GetMapping("/{id}")
    ResponseEntity<String> retrieve(HttpServletRequest request, @PathVariable String id) {
        return answers.to(
                request,
                RETRIEVE,
                call -> store.find(Transfer.class, "", id).orElseThrow(() -> Refusal.notFound("transfer", id)));
    }

    @GetMapping
    ResponseEntity<String> list(HttpServletRequest request) {
        return answers.toJson(
                request, LIST, call -> listing.list(call, Transfer.class, "destination", "transfer_group"));
    }

    private Transfer create(Parameters parameters) {
        long amount = parameters.number("amount");
        String currency = parameters.required("currency").toLowerCase(Locale.ROOT);
        String destination = parameters.required("destination");
        Tariff.code(currency);
        if (amount < 1) {
            throw Refusal.invalid("parameter_invalid_integer", "Invalid positive integer", "amount");
        }
        requirePayable(destination);
        balance.lock("");
        if (balance.available("", currency) < amount) {
            String message =
                    "You have insufficient available funds in your Stripe account. Try adding funds directly to"
                            + " your available balance by creating Charges using the 4000000000000077 test card.";
            throw Refusal.unexpectedState("balance_insufficient", message);
        }
        var transfer = new Transfer();
        transfer.setId(Ids.next("tr"));
        transfer.setObject("transfer");
        transfer.setAmount(amount);
        transfer.setAmountReversed(0L);
        transfer.setCreated(clock.instant().getEpochSecond());
        transfer.setCurrency(currency);
        transfer.setDestination(destination);
        transfer.setLivemode(false);
        transfer.setMetadata(parameters.metadata());
        transfer.setReversed(false);
        transfer.setSourceType("card");
        parameters.text("description").ifPresent(transfer::setDescription);
        parameters.text("transfer_group").ifPresent(transfer::setTransferGroup);
        transfer.setBalanceTransaction(move("", "transfer", transfer.getId(), -amount, currency));
        transfer.setDestinationPayment(payment(transfer).getId());
        store.insert("", transfer);
        events.happened("transfer.created", transfer);
        return transfer;
    }

    /** The transfer as its destination sees it: a payment from the platform, available at once. */
    private Charge payment(Transfer transfer) {
        var payment = new Charge();
        payment.setId(Ids.next("py"));
        payment.setObject("charge");
        payment.setAmount(transfer.getAmount());
        payment.setAmountCaptured(transfer.getAmount());
        payment.setAmountRefunded(0L);
        payment.setCaptured(true);
        payment.setCreated(transfer.getCreated());
        payment.setCurrency(transfer.getCurrency());
        payment.setDisputed(false);
        payment.setLivemode(false);
        payment.setMetadata(java.util.Map.of());
        payment.setPaid(true);
        payment.setRefunded(false);
        payment.setSourceTransfer(transfer.getId());
        payment.setStatus("succeeded");
        payment.setBalanceTransaction(move(
                transfer.getDestination(), "payment", payment.getId(), transfer.getAmount(), transfer.getCurrency()));
        return store.insert(transfer.getDestination(), payment);
    }

    private String move(String account, String type, String source, long amount, String currency) {
        String category = type.equals("payment") ? "charge" : type;
        return balance.book(account, new BalanceBook.Movement(type, category, amount, 0, currency, source, "Transfer"))
                .getId();
    }

    private void requirePayable(String destination) {
        Account account = store.find(Account.class, "", destination)
                .orElseThrow(() -> Refusal.noSuchParameter("destination", destination, "destination"));
        if (!"active".equals(account.getCapabilities().getTransfers())) {
            String message =
                    "Your destination account needs to have at least one of the following capabilities enabled:"
                            + " transfers, crypto_transfers, legacy_payments";
            throw Refusal.unexpectedState("insufficient_capabilities_for_transfer", message);
        }
    }
}
