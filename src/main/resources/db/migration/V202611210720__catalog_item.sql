-- A creator's desk: what is being written, seen by its team only.
create table item (
    id           bigint      generated always as identity primary key,
    creator_id   bigint      not null,
    slug         text        not null check (length(slug) between 1 and 100),
    title        text        not null check (length(title) between 1 and 200),
    summary      text        not null check (length(summary) <= 500),
    markdown     text        not null check (octet_length(markdown) <= 1048576),
    cover        text,
    price_micros bigint      not null check (price_micros >= 0 and price_micros % 100 = 0),
    currency     text        not null,
    state        text        not null check (state in ('DRAFT', 'PUBLISHED', 'WITHDRAWN')),
    changed      boolean     not null, -- since it was published
    version      int         not null check (version >= 0),
    revision     int         not null,
    changed_at   timestamptz not null,
    published_at timestamptz,
    unique (creator_id, slug)
);
create index item_desk on item (creator_id, changed_at desc, id desc);
grant select, insert, update, delete on item to app;
grant select on item to jobs;

-- What readers are offered. Withdrawn offers stay: who bought one keeps reading.
create table offer (
    item_id      bigint      primary key,
    creator_id   bigint      not null,
    slug         text        not null,
    version      int         not null check (version > 0),
    title        text        not null,
    summary      text        not null,
    cover        text,
    price_micros bigint      not null check (price_micros >= 0 and price_micros % 100 = 0),
    currency     text        not null,
    words        int         not null,
    published_at timestamptz not null,
    published    boolean     not null
);
create index offer_newest on offer (published_at desc, item_id desc) where published;
create index offer_newest_of on offer (creator_id, published_at desc, item_id desc) where published;
grant select, insert, update on offer to app;
grant select on offer to jobs;

-- Published text stays as it was published: a reader keeps the version bought.
create table item_version (
    item_id      bigint      not null,
    version      int         not null check (version > 0),
    creator_id   bigint      not null,
    title        text        not null,
    summary      text        not null,
    preview_html text        not null,
    body_html    text        not null,
    words        int         not null,
    published_at timestamptz not null,
    primary key (item_id, version)
);
grant select, insert on item_version to app;
grant select on item_version to jobs;

-- Every address an item was ever published at leads to it.
create table item_address (
    creator_id bigint not null,
    slug       text   not null,
    item_id    bigint not null,
    primary key (creator_id, slug)
);
grant select, insert on item_address to app;
grant select on item_address to jobs;

alter table item enable row level security;
alter table item force row level security;
create policy own on item using (creator_id = nullif(current_setting('app.creator', true), '')::bigint);
create policy jobs on item for select to jobs using (true);

alter table offer enable row level security;
alter table offer force row level security;
create policy own on offer using (creator_id = nullif(current_setting('app.creator', true), '')::bigint);
create policy everybody on offer for select using (true);

alter table item_version enable row level security;
alter table item_version force row level security;
create policy own on item_version using (creator_id = nullif(current_setting('app.creator', true), '')::bigint);
create policy everybody on item_version for select using (true);

alter table item_address enable row level security;
alter table item_address force row level security;
create policy own on item_address using (creator_id = nullif(current_setting('app.creator', true), '')::bigint);
create policy everybody on item_address for select using (true);
