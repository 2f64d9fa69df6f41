-- What a reader gave back after paying is a row of its own that mirrors the earning: 0 for the earning, else the take given back.
alter table earning
    add column returned_take int not null default 0,
    drop constraint earning_units_check,
    drop constraint earning_gross_micros_check,
    drop constraint earning_platform_fee_micros_check,
    drop constraint earning_card_fee_micros_check,
    drop constraint earning_settlement_id_creator_id_item_id_key,
    add check (case when returned_take = 0
        then units > 0 and gross_micros >= 0 and platform_fee_micros >= 0 and card_fee_micros >= 0
        else units < 0 and gross_micros <= 0 and platform_fee_micros <= 0 and card_fee_micros <= 0 end),
    add unique (settlement_id, creator_id, item_id, returned_take);
