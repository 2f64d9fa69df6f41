alter table settlement
    drop constraint settlement_cause_check,
    add constraint settlement_cause_check check (cause in ('THRESHOLD', 'LIMIT', 'SWEEP', 'DUST', 'READER'));
create index settlement_oldest on settlement (oldest_at)
    where state in ('NOTICED', 'NEEDS_ACTION', 'DECLINED_SOFT', 'DECLINED_HARD');
drop index settlement_unpaid;
create index settlement_unpaid on settlement (reader_id, currency)
    where state in ('NOTICED', 'CHARGING', 'NEEDS_ACTION', 'DECLINED_SOFT', 'DECLINED_HARD', 'UNKNOWN', 'WRITTEN_OFF');
