package dev.tuppence.payments;

import org.springframework.stereotype.Component;

/** Makes the calls that were committed for one thing, as their task does. */
@Component
public class Calling {

    private final CardPaymentJanitor payments;
    private final SendRefunds refunds;
    private final SendTransfers transfers;
    private final AnswerDisputes disputes;

    Calling(CardPaymentJanitor payments, SendRefunds refunds, SendTransfers transfers, AnswerDisputes disputes) {
        this.payments = payments;
        this.refunds = refunds;
        this.transfers = transfers;
        this.disputes = disputes;
    }

    public void payment(String reference) {
        payments.bringOn(reference);
    }

    public void refund(String reference) {
        refunds.send(reference);
    }

    public void transfer(String reference) {
        transfers.send(reference);
    }

    public void answer(String dispute) {
        disputes.send(dispute);
    }
}
