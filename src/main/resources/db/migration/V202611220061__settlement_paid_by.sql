-- Whose card pays it, where that is not its reader's: of who came back with the address of a reader who left.
alter table settlement add column paid_by bigint;
grant update (paid_by) on settlement to app, jobs;
