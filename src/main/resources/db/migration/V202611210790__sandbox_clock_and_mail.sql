-- How far the sandbox's business time is ahead of real time: no row, not at all.
create table sandbox_clock (
    id             boolean primary key default true check (id),
    offset_seconds bigint  not null check (offset_seconds >= 0)
);
grant select, insert, update on sandbox_clock to app;

-- Mails that the sandbox sent to nobody, to be read in the browser.
create table sandbox_mail (
    id        bigint generated always as identity primary key,
    sender    text        not null,
    recipient text        not null,
    subject   text        not null,
    body      text        not null,
    sent_at   timestamptz not null
);
create index sandbox_mail_recipient on sandbox_mail (lower(recipient), id);
grant select, insert, delete on sandbox_mail to app, jobs;
