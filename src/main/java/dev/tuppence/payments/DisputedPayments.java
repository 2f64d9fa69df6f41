package dev.tuppence.payments;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.stripe.net.ApiRequestParams;
import com.stripe.param.DisputeCloseParams;
import com.stripe.param.DisputeUpdateParams;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The platform's answers to disputes. One answer per dispute; {@link DisputeAnswerRefused} says that another is needed. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class DisputedPayments {

    static final String ACCEPT = "dispute-accept";
    static final String CONTEST = "dispute-contest";

    /** The processor's bound for one field of evidence. */
    private static final int LONGEST = 20_000;

    private final DisputeRows rows;
    private final RefundRequestRows refunds;
    private final ProcessorCalls calls;
    private final SchedulerClient scheduler;
    private final Clock clock;

    DisputedPayments(
            DisputeRows rows, RefundRequestRows refunds, ProcessorCalls calls, SchedulerClient scheduler, Clock clock) {
        this.rows = rows;
        this.refunds = refunds;
        this.calls = calls;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Gives in; {@link DisputeClosed} follows. Joins the caller's transaction, the processor is called after it. */
    public void accept(String dispute) {
        answer(ACCEPT, dispute, DisputeCloseParams.builder().build());
    }

    /**
     * Sends evidence; {@link DisputeClosed} follows when the bank decides. Joins the caller's transaction, the processor is
     * called after it.
     *
     * @param evidence plain text, without titles of what was read; what is beyond 20,000 characters is cut off
     */
    public void contest(String dispute, String evidence) {
        String bounded = evidence.substring(0, Math.min(evidence.length(), LONGEST));
        answer(
                CONTEST,
                dispute,
                DisputeUpdateParams.builder()
                        .setEvidence(DisputeUpdateParams.Evidence.builder()
                                .setUncategorizedText(bounded)
                                .build())
                        .setSubmit(true)
                        .build());
    }

    /** How the card that made this payment was saved; empty when it is not known. */
    @Transactional(readOnly = true)
    public Optional<CardProof> proofOf(String reference) {
        return rows.proofOf(reference);
    }

    /** Whether the bank took this payment back, or holds it until it decides. */
    @Transactional(readOnly = true)
    public boolean takenBack(String reference) {
        return rows.takenBack(reference);
    }

    /** The same, or it warned that it may. */
    @Transactional(readOnly = true)
    public boolean disputed(String reference) {
        return rows.takenBack(reference) || rows.warned(reference);
    }

    /** Whether the bank still decides. */
    @Transactional(readOnly = true)
    public boolean undecided(String reference) {
        return rows.undecided(reference);
    }

    /** Whether nothing may be paid with credit from this payment: the bank warned, holds it, or took all that was left of it. */
    @Transactional(readOnly = true)
    public boolean frozen(String reference) {
        return rows.warned(reference) || rows.takenBack(reference) && refunds.roomMicros(reference) == 0;
    }

    private void answer(String operation, String dispute, ApiRequestParams request) {
        calls.prepare(operation, dispute, request);
        scheduler.scheduleIfNotExists(AnswerDisputeTask.TASK.instance(dispute).scheduledTo(clock.instant()));
    }
}
