create index payment_refund_waiting on payment_refund (currency) where state = 'REQUESTED';
