create table article_import (
    id           bigint      generated always as identity primary key,
    creator_id   bigint      not null,
    price_micros bigint      not null check (price_micros >= 0),
    currency     text        not null,
    publish      boolean     not null,
    started_at   timestamptz not null,
    finished_at  timestamptz
);
create index article_import_creator on article_import (creator_id, id desc);
grant select, insert, update on article_import to app;

create table article_import_file (
    import_id  bigint not null references article_import,
    number     int    not null,
    creator_id bigint not null,
    path       text   not null,
    content    bytea, -- until it is taken or refused
    state      text   not null check (state in ('WAITING', 'ARTICLE', 'PICTURE', 'REFUSED', 'UNUSED')),
    reason     text,
    item_id    bigint,
    notes      text   not null,
    primary key (import_id, number)
);
create unique index article_import_file_path on article_import_file (import_id, path);
grant select, insert, update on article_import_file to app;

alter table article_import enable row level security;
alter table article_import force row level security;
create policy own on article_import using (creator_id = nullif(current_setting('app.creator', true), '')::bigint);

alter table article_import_file enable row level security;
alter table article_import_file force row level security;
create policy own on article_import_file using (creator_id = nullif(current_setting('app.creator', true), '')::bigint);
