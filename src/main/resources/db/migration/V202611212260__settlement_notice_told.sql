-- When the mail with a settlement's notice was taken by a mail server; none while it was not.
alter table settlement add column notice_told_at timestamptz;
update settlement set notice_told_at = noticed_at;
grant update (notice_told_at) on settlement to app, jobs;
