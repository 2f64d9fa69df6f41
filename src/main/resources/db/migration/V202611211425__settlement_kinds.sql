-- What a charge brings whom: its payee, or each part of its split sheet.
create view charge_part with (security_invoker = true) as
    select c.debtor, c.currency, c.period, c.kind, c.subject, c.take, c.charged_at,
           coalesce(p.creator_id, c.payee) as creator_id,
           coalesce(split_share(c.amount_micros, p.weight, p.below, p.total), c.amount_micros) as amount_micros
    from charge c left join split_part p on p.sheet_id = c.split_sheet;
grant select on charge_part to app, jobs;

-- One share for each creator and kind; the subject is an item, or what a pledge is for. That it belongs to a paid settlement is
-- an invariant: a foreign key would cost more than the row.
drop index settlement_share_creator;
alter table settlement_share rename column item_id to subject;
alter table settlement_share
    drop constraint settlement_share_pkey,
    drop constraint settlement_share_settlement_id_fkey,
    add column kind smallint not null default 1 check (kind between 1 and 4),
    add primary key (settlement_id, creator_id, kind, subject);
alter table settlement_share alter column kind drop default;

-- One row for each creator who gives back.
alter table settlement_return rename column item_id to subject;
alter table settlement_return
    drop constraint settlement_return_pkey,
    add column kind         smallint not null default 1 check (kind between 1 and 4),
    add column creator_id   bigint,
    add column gross_micros bigint;
update settlement_return r
set creator_id = s.creator_id, gross_micros = r.platform_fee_micros + r.card_fee_micros + r.net_micros
from settlement_share s where s.settlement_id = r.settlement_id and s.kind = r.kind and s.subject = r.subject;
alter table settlement_return
    alter column kind drop default,
    alter column creator_id set not null,
    alter column gross_micros set not null,
    add check (gross_micros = platform_fee_micros + card_fee_micros + net_micros),
    add primary key (settlement_id, creator_id, kind, subject, take);

alter table earning
    drop constraint earning_settlement_id_creator_id_item_id_returned_take_key,
    add column kind smallint not null default 1 check (kind between 1 and 4),
    add unique (settlement_id, creator_id, kind, item_id, returned_take);
alter table earning alter column kind drop default;

alter table dispute_line
    drop constraint dispute_line_pkey,
    add column kind smallint not null default 1 check (kind between 1 and 4),
    add primary key (case_id, creator_id, kind, item_id, take);
alter table dispute_line alter column kind drop default;
