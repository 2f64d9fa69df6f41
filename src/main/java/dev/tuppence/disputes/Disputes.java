package dev.tuppence.disputes;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.payments.DisputedPayments;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The dispute desk. */
@Service
@Transactional
public class Disputes {

    private static final int MOST = 100;

    private final CaseRows cases;
    private final CaseReads reads;
    private final CaseLines lines;
    private final CloseCases closing;
    private final Evidence evidence;
    private final DisputedPayments payments;

    Disputes(
            CaseRows cases,
            CaseReads reads,
            CaseLines lines,
            CloseCases closing,
            Evidence evidence,
            DisputedPayments payments) {
        this.cases = cases;
        this.reads = reads;
        this.lines = lines;
        this.closing = closing;
        this.evidence = evidence;
        this.payments = payments;
    }

    /** Those without a decision by deadline, then the decided ones, newest first. */
    @Transactional(readOnly = true)
    public List<DisputeCase> list(int page, int size) {
        return reads.list(page, size);
    }

    @Transactional(readOnly = true)
    public Optional<DisputeCase> find(long id) {
        return reads.find(id);
    }

    /** @param dispute the processor's id */
    @Transactional(readOnly = true)
    public Optional<DisputeCase> withDispute(String dispute) {
        return reads.find(dispute);
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<DisputeCase> of(ReaderId reader) {
        return reads.of(reader, MOST);
    }

    /** All creators' lines of a case, oldest unlock first. */
    @Transactional(readOnly = true)
    public List<DisputeLine> linesOf(long id) {
        return reads.find(id).map(lines::of).orElse(List.of());
    }

    /** A creator's cases, newest first, at most a hundred. */
    @Transactional(readOnly = true)
    public List<CreatorCase> of(CreatorId creator) {
        return lines.casesOf(creator, MOST);
    }

    /** What {@link #contest} would send: our ids, times and counts, no titles. */
    @Transactional(readOnly = true)
    public String evidenceFor(long id) {
        return reads.find(id).map(one -> evidence.of(one, lines.of(one))).orElseThrow(() -> new NotAnswerable(id));
    }

    /**
     * Gives in. The processor is told after the commit; the shield pays when it has closed the dispute.
     *
     * @throws NotAnswerable when it was answered or decided before
     */
    public void accept(long id, ReaderId by) {
        DisputeCase one = cases.answer(id, CaseState.ACCEPTED, by, null).orElseThrow(() -> new NotAnswerable(id));
        payments.accept(one.dispute());
    }

    /**
     * Sends the evidence after the commit; the bank decides.
     *
     * @throws NotAnswerable when it was answered or decided before
     */
    public void contest(long id, ReaderId by) {
        String text = evidenceFor(id);
        DisputeCase one = cases.answer(id, CaseState.CONTESTED, by, text).orElseThrow(() -> new NotAnswerable(id));
        payments.contest(one.dispute(), text);
    }

    /**
     * Lets a reader whose case was lost unlock again. The debt is not billed again.
     *
     * @throws NotAnswerable when nothing was lost by the case, or the reader was let in before
     */
    public void reinstate(long id) {
        closing.unblock(cases.reinstate(id).orElseThrow(() -> new NotAnswerable(id)));
    }

    /**
     * Promises the amount as credit if the bank leaves it with the platform; the reader is told.
     *
     * @throws NotAnswerable when the case is decided or given in, was offered before, or is nobody's we know
     */
    public void offerCredit(long id) {
        closing.offerCredit(id);
    }
}
