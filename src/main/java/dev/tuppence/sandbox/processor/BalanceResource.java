package dev.tuppence.sandbox.processor;

import com.stripe.model.Balance;
import com.stripe.model.BalanceTransaction;
import com.stripe.param.BalanceRetrieveParams;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.BalanceTransactionRetrieveParams;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Profile("sandbox")
@RequestMapping("/sandbox/processor/v1")
class BalanceResource {

    private static final Endpoint BALANCE = Endpoint.of(BalanceRetrieveParams.class);
    private static final Endpoint RETRIEVE = Endpoint.of(BalanceTransactionRetrieveParams.class);
    private static final Endpoint LIST = Endpoint.of(
            BalanceTransactionListParams.class,
            "created",
            "currency",
            "limit",
            "starting_after",
            "ending_before",
            "source",
            "type");

    private final Answers answers;
    private final ObjectStore store;
    private final Listing listing;
    private final BalanceBook book;

    BalanceResource(Answers answers, ObjectStore store, Listing listing, BalanceBook book) {
        this.answers = answers;
        this.store = store;
        this.listing = listing;
        this.book = book;
    }

    @GetMapping("/balance")
    ResponseEntity<String> balance(HttpServletRequest request) {
        return answers.to(request, BALANCE, call -> balance(call.account()));
    }

    @GetMapping("/balance_transactions/{id}")
    ResponseEntity<String> retrieve(HttpServletRequest request, @PathVariable String id) {
        return answers.to(
                request,
                RETRIEVE,
                call -> store.find(BalanceTransaction.class, call.account(), id)
                        .orElseThrow(() -> Refusal.notFound("balance_transaction", id)));
    }

    @GetMapping("/balance_transactions")
    ResponseEntity<String> list(HttpServletRequest request) {
        return answers.toJson(
                request, LIST, call -> listing.list(call, BalanceTransaction.class, "currency", "source", "type"));
    }

    private Balance balance(String account) {
        var balance = new Balance();
        balance.setObject("balance");
        balance.setLivemode(false);
        balance.setAvailable(new ArrayList<>());
        balance.setPending(new ArrayList<>());
        book.sums(account).forEach((currency, sums) -> {
            var available = new Balance.Available();
            available.setCurrency(currency);
            available.setAmount(sums.available());
            balance.getAvailable().add(available);
            var pending = new Balance.Pending();
            pending.setCurrency(currency);
            pending.setAmount(sums.pending());
            balance.getPending().add(pending);
        });
        return balance;
    }
}
