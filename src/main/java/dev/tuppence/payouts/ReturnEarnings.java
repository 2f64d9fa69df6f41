package dev.tuppence.payouts;

import dev.tuppence.creators.EveryCreator;
import dev.tuppence.identity.ReaderPseudonyms;
import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Ledger;
import dev.tuppence.ledger.Posting;
import dev.tuppence.settlement.ReadersCredit;
import dev.tuppence.settlement.SettledItemReturned;
import dev.tuppence.settlement.Share;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was given back after payment is the mirror of its earning. It goes where the earning is: on hold with it, or, when that
 * was released, off what is available with the next release. What nobody claimed is with its reader already.
 */
@Component
class ReturnEarnings {

    private final JdbcClient jdbc;
    private final EveryCreator everyCreator;
    private final ReaderPseudonyms pseudonyms;
    private final ReadersCredit credit;
    private final Ledger ledger;

    ReturnEarnings(
            JdbcClient jdbc,
            EveryCreator everyCreator,
            ReaderPseudonyms pseudonyms,
            ReadersCredit credit,
            Ledger ledger) {
        this.credit = credit;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.everyCreator = everyCreator;
        this.pseudonyms = pseudonyms;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(SettledItemReturned returned) {
        for (Share share : returned.shares()) {
            if (everyCreator.call(() -> insert(returned, share))) {
                keep(returned, share);
            }
        }
    }

    private void keep(SettledItemReturned returned, Share share) {
        String source = "%s-%d".formatted(returned.source(), share.creator().value());
        credit.takeBack(returned.settlement(), share.net(), "unclaimed-" + source);
        ledger.post(Posting.of("unclaimed-returned", source)
                .debit(Account.of(AccountType.CREDIT, returned.reader().value()), share.net())
                .credit(Accounts.collected(share.creator()), share.net())
                .build());
    }

    /** Whether nobody had claimed it. */
    private boolean insert(SettledItemReturned returned, Share share) {
        return jdbc.sql("""
                        insert into earning (creator_id, settlement_id, kind, item_id, returned_take, reader_pseudonym, units, currency,
                            gross_micros, tax_micros, platform_fee_micros, card_fee_micros, net_micros, collected_at, available_at,
                            released_at, unclaimed_at)
                        select creator_id, settlement_id, kind, item_id, :take, :reader, :units, currency,
                            :gross, :tax, :platformFee, :cardFee, :net, :at,
                            case when released_at is null then available_at else :at end,
                            case when unclaimed then :at::timestamptz end, case when unclaimed then :at::timestamptz end
                        from earning, lateral (select unclaimed_at is not null and :net < 0 as unclaimed) as found
                        where settlement_id = :settlement and creator_id = :creator and kind = :kind and item_id = :item
                          and returned_take = 0
                        on conflict do nothing returning unclaimed_at is not null""")
                .param("take", returned.take())
                .param("reader", pseudonyms.forAudience(share.creator().value(), returned.reader()))
                .param("units", -share.units())
                .param("gross", -share.untaxed().micros())
                .param("tax", -share.tax().micros())
                .param("platformFee", -share.platformFee().micros())
                .param("cardFee", -share.cardFee().micros())
                .param("net", -share.net().micros())
                .param("at", CollectEarnings.utc(returned.at()))
                .param("settlement", returned.settlement())
                .param("creator", share.creator().value())
                .param("kind", share.kind().code())
                .param("item", share.item().value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }
}
