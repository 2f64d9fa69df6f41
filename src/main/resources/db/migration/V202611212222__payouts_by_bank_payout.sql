create unique index bank_payout_payout on bank_payout (payout);
