-- What outside the books a posting stands for: the processor's id of a payment, transfer, dispute, refund …
create table posting_voucher (
    posting_id bigint primary key references posting,
    voucher    text   not null check (length(voucher) between 1 and 255)
);
create index posting_voucher_voucher on posting_voucher (voucher);
grant select, insert on posting_voucher to app, jobs;

insert into posting_voucher (posting_id, voucher)
select p.id, c.intent from posting p join card_payment c on c.reference = 'settlement-' || p.source
where p.kind = 'tab-settled' and c.intent is not null
union all
select p.id, t.transfer from posting p join payee_transfer t on t.reference = 'transfer-' || p.source
where p.kind = 'transfer-sent' and t.transfer is not null
union all
select p.id, d.dispute from posting p join dispute_case d on d.id::text = p.source
where p.kind in ('dispute-opened', 'dispute-won');
