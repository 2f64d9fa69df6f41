-- Its bank never pays with it.
alter table saved_card add column refused_at timestamptz;
