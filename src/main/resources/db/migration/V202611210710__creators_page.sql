create table creator (
    id         bigint generated always as identity primary key,
    handle     text        not null unique check (handle ~ '^[a-z0-9](-?[a-z0-9])*$' and length(handle) between 3 and 30),
    skeleton   text        not null unique, -- two handles that look alike have the same one
    name       text        not null check (length(name) between 1 and 80),
    bio        text        not null check (length(bio) <= 1000),
    picture    text,
    accent     text        not null check (accent ~ '^#[0-9a-f]{6}$'),
    currency   text        not null,
    country    text        check (country ~ '^[A-Z]{2}$'),
    created_at timestamptz not null
);
create index creator_newest on creator (created_at desc, id desc);
grant select, insert on creator to app;
grant update (name, bio, picture, accent, country) on creator to app;
grant select on creator to jobs;

create table team_member (
    creator_id bigint      not null references creator,
    reader_id  bigint      not null,
    role       text        not null check (role in ('owner')),
    joined_at  timestamptz not null,
    primary key (creator_id, reader_id)
);
create index team_member_reader on team_member (reader_id);
grant select, insert, delete on team_member to app;
grant select on team_member to jobs;

-- Pictures are public by their address, which nobody guesses; what a creator has is for its team.
create table picture (
    hash        text        primary key,
    creator_id  bigint      not null references creator,
    kind        text        not null check (kind in ('png', 'jpg', 'svg')),
    name        text        not null,
    content     bytea       not null,
    byte_count  int         not null,
    width       int         not null check (width > 0),
    height      int         not null check (height > 0),
    uploaded_at timestamptz not null
);
create index picture_creator on picture (creator_id, uploaded_at desc);
grant select, insert, delete on picture to app;
grant select on picture to jobs;

alter table creator enable row level security;
alter table creator force row level security;
create policy everybody on creator for select using (true);
create policy anybody_opens on creator for insert with check (true);
create policy own on creator for update using (id = nullif(current_setting('app.creator', true), '')::bigint);

alter table team_member enable row level security;
alter table team_member force row level security;
create policy own on team_member using (creator_id = nullif(current_setting('app.creator', true), '')::bigint);
create policy mine on team_member for select using (reader_id = nullif(current_setting('app.reader', true), '')::bigint);
create policy jobs on team_member for select to jobs using (true);

alter table picture enable row level security;
alter table picture force row level security;
create policy everybody on picture for select using (true);
create policy own on picture using (creator_id = nullif(current_setting('app.creator', true), '')::bigint);
