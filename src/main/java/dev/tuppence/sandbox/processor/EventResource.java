package dev.tuppence.sandbox.processor;

import com.stripe.model.Event;
import com.stripe.param.EventListParams;
import com.stripe.param.EventRetrieveParams;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Profile("sandbox")
@RequestMapping("/sandbox/processor/v1")
class EventResource {

    private static final Endpoint RETRIEVE = Endpoint.of(EventRetrieveParams.class);
    private static final Endpoint LIST =
            Endpoint.of(EventListParams.class, "type", "created", "limit", "starting_after", "ending_before");

    private final Answers answers;
    private final ObjectStore store;
    private final Listing listing;

    EventResource(Answers answers, ObjectStore store, Listing listing) {
        this.answers = answers;
        this.store = store;
        this.listing = listing;
    }

    @GetMapping("/events/{id}")
    ResponseEntity<String> retrieve(HttpServletRequest request, @PathVariable String id) {
        return answers.to(
                request,
                RETRIEVE,
                call -> store.find(Event.class, call.account(), id).orElseThrow(() -> Refusal.notFound("event", id)));
    }

    @GetMapping("/events")
    ResponseEntity<String> list(HttpServletRequest request) {
        return answers.toJson(request, LIST, call -> listing.list(call, Event.class, "type"));
    }

    /** What this processor does not have. */
    @RequestMapping("/**")
    ResponseEntity<String> unknown(HttpServletRequest request) {
        return Answer.of(Refusal.unknownAddress(request.getMethod(), request.getRequestURI()))
                .entity();
    }
}
