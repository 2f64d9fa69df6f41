-- Whoever asked for a small correction may book it alone, as long as all of one's own of a day stay within a limit. The limit that held is
-- kept with the decision; without one another admin decides, as ever.
alter table adjustment_decision
    drop constraint adjustment_decision_check,
    add column alone_up_to_micros bigint,
    add constraint adjustment_decision_alone check ((alone_up_to_micros is not null) = (decided_by = requested_by)),
    add constraint adjustment_decision_alone_books check (alone_up_to_micros is null or approved);
create function adjustment_alone_is_small() returns trigger language plpgsql as $$
begin
    if new.alone_up_to_micros < (select amount_micros from adjustment where id = new.adjustment_id) then
        raise exception 'adjustment % is too large for one', new.adjustment_id;
    end if;
    return new;
end $$;
create trigger adjustment_alone_is_small before insert on adjustment_decision for each row
    when (new.alone_up_to_micros is not null) execute function adjustment_alone_is_small();
create index adjustment_decision_own on adjustment_decision (decided_by, decided_at) where alone_up_to_micros is not null;
