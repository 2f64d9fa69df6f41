-- A share is of one rate: what one item brought at two of them is two shares. All amounts are as they were booked.
alter table settlement_share
    add column tax_profile      smallint not null default 0,
    add column tax_basis_points int      not null default 0,
    add column tax_micros       bigint   not null default 0 check (tax_micros >= 0),
    drop constraint settlement_share_check,
    add check (gross_micros = tax_micros + platform_fee_micros + card_fee_micros + net_micros),
    drop constraint settlement_share_pkey,
    add primary key (settlement_id, creator_id, kind, subject, tax_profile, tax_basis_points);

alter table settlement_return
    add column tax_profile      smallint not null default 0,
    add column tax_basis_points int      not null default 0,
    add column tax_micros       bigint   not null default 0 check (tax_micros >= 0),
    drop constraint settlement_return_check,
    add check (gross_micros = tax_micros + platform_fee_micros + card_fee_micros + net_micros);

-- Everything that was paid until now was at a rate of zero.
insert into tax_entry (settlement_id, source, profile, basis_points, currency, gross_micros, tax_micros, booked_at)
select s.id, 'paid', 0, 0, s.currency, sum(h.gross_micros), 0, s.paid_at
from settlement s join settlement_share h on h.settlement_id = s.id group by s.id;
insert into tax_entry (settlement_id, source, profile, basis_points, currency, gross_micros, tax_micros, booked_at)
select r.settlement_id, 'returned-' || r.credit_lot_id, 0, 0, min(s.currency), -sum(r.gross_micros), 0, min(r.returned_at)
from settlement_return r join settlement s on s.id = r.settlement_id group by r.settlement_id, r.credit_lot_id;
