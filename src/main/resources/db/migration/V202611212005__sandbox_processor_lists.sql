-- What the sandbox's processor lists by.
create index object_charge on processor.object (kind, (body ->> 'charge')) where body ->> 'charge' is not null;
create index object_source on processor.object (kind, (body ->> 'source')) where body ->> 'source' is not null;
create index object_transfer on processor.object (kind, (body ->> 'transfer')) where body ->> 'transfer' is not null;
