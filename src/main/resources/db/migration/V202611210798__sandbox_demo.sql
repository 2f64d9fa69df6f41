-- The demo's history begins in the past: its clock starts behind real time and catches up.
alter table sandbox_clock drop constraint sandbox_clock_offset_seconds_check;

-- What of the demo has happened, so that a start goes on where the last one ended.
create table sandbox_demo (
    step    text        primary key,
    done_at timestamptz not null
);
grant select, insert on sandbox_demo to app;
