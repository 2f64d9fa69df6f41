-- What somebody transferred in the processor's dashboard, and, below zero, what somebody took back there.
alter table transfer
    drop constraint transfer_trigger_check,
    drop constraint transfer_amount_micros_check,
    add constraint transfer_trigger_check check (trigger in ('RUN', 'RETRY', 'CREATOR', 'OPERATOR', 'BY_HAND')),
    add constraint transfer_amount_micros_check check (amount_micros > 0 or (trigger = 'BY_HAND' and amount_micros < 0)),
    add constraint transfer_by_hand_is_sent check (trigger <> 'BY_HAND' or state = 'SENT');
