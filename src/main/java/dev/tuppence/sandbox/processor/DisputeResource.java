package dev.tuppence.sandbox.processor;

import com.google.gson.JsonObject;
import com.stripe.model.Dispute;
import com.stripe.param.DisputeCloseParams;
import com.stripe.param.DisputeListParams;
import com.stripe.param.DisputeRetrieveParams;
import com.stripe.param.DisputeUpdateParams;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Profile("sandbox")
@RequestMapping("/sandbox/processor/v1/disputes")
class DisputeResource {

    private static final Endpoint RETRIEVE = Endpoint.of(DisputeRetrieveParams.class);
    private static final Endpoint UPDATE = Endpoint.of(DisputeUpdateParams.class, "evidence", "metadata", "submit");
    private static final Endpoint CLOSE = Endpoint.of(DisputeCloseParams.class);
    private static final Endpoint LIST = Endpoint.of(
            DisputeListParams.class, "charge", "created", "limit", "payment_intent", "starting_after", "ending_before");

    private final Answers answers;
    private final ObjectStore store;
    private final Listing listing;
    private final DisputeDesk desk;
    private final EventLog events;

    DisputeResource(Answers answers, ObjectStore store, Listing listing, DisputeDesk desk, EventLog events) {
        this.answers = answers;
        this.store = store;
        this.listing = listing;
        this.desk = desk;
        this.events = events;
    }

    @GetMapping("/{id}")
    ResponseEntity<String> retrieve(HttpServletRequest request, @PathVariable String id) {
        return answers.to(
                request,
                RETRIEVE,
                call -> store.find(Dispute.class, "", id).orElseThrow(() -> Refusal.notFound("dispute", id)));
    }

    @GetMapping
    ResponseEntity<String> list(HttpServletRequest request) {
        return answers.toJson(request, LIST, call -> listing.list(call, Dispute.class, "charge", "payment_intent"));
    }

    @PostMapping("/{id}")
    ResponseEntity<String> update(HttpServletRequest request, @PathVariable String id) {
        return answers.to(request, UPDATE, call -> update(locked(id), call.parameters()));
    }

    @PostMapping("/{id}/close")
    ResponseEntity<String> close(HttpServletRequest request, @PathVariable String id) {
        return answers.to(request, CLOSE, call -> {
            Dispute dispute = locked(id);
            requireUnanswered(dispute);
            desk.decide(dispute, false);
            return dispute;
        });
    }

    private Dispute update(Dispute dispute, Parameters parameters) {
        requireUnanswered(dispute);
        dispute.setMetadata(parameters.metadataOver(dispute.getMetadata()));
        Parameters evidence = parameters.group("evidence");
        JsonObject merged = Json.of(dispute.getEvidence());
        evidence.tree().forEach((name, text) -> merged.addProperty(name, text.toString()));
        dispute.setEvidence(Json.read(merged.toString(), Dispute.Evidence.class));
        dispute.getEvidenceDetails().setHasEvidence(!merged.isEmpty());
        boolean submitted = !merged.isEmpty()
                && parameters.text("submit").map(Boolean::parseBoolean).orElse(true);
        if (submitted) {
            boolean inquiry = dispute.getStatus().startsWith("warning");
            dispute.setStatus(inquiry ? "warning_under_review" : "under_review");
            dispute.getEvidenceDetails().setSubmissionCount(1L);
        }
        store.update(dispute);
        events.happened("charge.dispute.updated", dispute);
        if (submitted) {
            decideAsAsked(dispute, evidence.text("uncategorized_text").orElse(""));
        }
        return dispute;
    }

    /** Stripe's test evidence decides at once. */
    private void decideAsAsked(Dispute dispute, String text) {
        if (text.equals("winning_evidence") || text.equals("losing_evidence")) {
            desk.decide(dispute, text.equals("winning_evidence"));
        }
    }

    private Dispute locked(String id) {
        return store.lock(Dispute.class, "", id).orElseThrow(() -> Refusal.notFound("dispute", id));
    }

    private static void requireUnanswered(Dispute dispute) {
        if (!dispute.getStatus().endsWith("needs_response")) {
            String message = DisputeDesk.isOpen(dispute)
                    ? "This dispute's evidence has already been submitted."
                    : "This dispute is already closed.";
            throw Refusal.invalid("dispute_already_answered", message, "id");
        }
    }
}
