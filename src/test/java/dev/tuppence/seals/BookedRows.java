package dev.tuppence.seals;

import static dev.tuppence.settlement.Patrons.usd;

import dev.tuppence.admin.AdjustmentReason;
import dev.tuppence.admin.AdjustmentWish;
import dev.tuppence.admin.Adjustments;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.settlement.Patrons;
import dev.tuppence.settlement.SettlingNow;
import dev.tuppence.unlocks.ReturnReason;
import dev.tuppence.unlocks.Unlocks;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Something in every table that is sealed. */
@Component
class BookedRows {

    private final Patrons patrons;
    private final SettlingNow settling;
    private final Unlocks unlocks;
    private final Adjustments adjustments;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    BookedRows(
            Patrons patrons,
            SettlingNow settling,
            Unlocks unlocks,
            Adjustments adjustments,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.patrons = patrons;
        this.settling = settling;
        this.unlocks = unlocks;
        this.adjustments = adjustments;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** A paid settlement of six items, two of them given back, and a seventh item on the open tab. */
    ReaderId book() throws Exception {
        ReaderId reader = patrons.readerWithCard(Patrons.PAYS);
        CreatorId creator = Patrons.creator();
        List<ItemId> items = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            items.add(patrons.unlock(reader, creator, usd("1.00")));
        }
        settling.settle(reader, CurrencyCode.USD);
        unlocks.giveBack(reader, items.get(0), 1, ReturnReason.NONE);
        unlocks.giveBack(reader, items.get(1), 1, ReturnReason.NONE);
        patrons.unlock(reader, creator, usd("0.50"));
        takeCreditAndGiveItBack(reader);
        transaction.executeWithoutResult(status -> splitSheet());
        correct();
        return reader;
    }

    private void takeCreditAndGiveItBack(ReaderId reader) {
        jdbc.sql("""
                        insert into credit_taken (credit_lot_id, source, amount_micros, taken_at)
                        select max(l.id), 'nothing', a.amount, '2026-01-01'
                        from credit_lot l cross join (values (1000), (-1000)) a (amount)
                        where l.reader_id = :reader group by a.amount""").param("reader", reader.value()).update();
    }

    private void correct() {
        var wish = new AdjustmentWish(
                AccountType.PSP_FEES, AccountType.SUSPENSE, usd("0.01"), AdjustmentReason.ROUNDING, "A cent too much");
        adjustments.approve(adjustments.request(wish, patrons.reader()), patrons.reader());
    }

    private void splitSheet() {
        String handle = "s" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        long creator = jdbc.sql("""
                        insert into creator (handle, skeleton, name, bio, accent, currency, created_at)
                        values (:handle, :handle, 'Two', '', '#000000', 'USD', '2026-01-01') returning id""").param("handle", handle).query(Long.class).single();
        jdbc.sql("select set_config('app.creator', :creator, true)")
                .param("creator", Long.toString(creator))
                .query(String.class)
                .single();
        jdbc.sql("""
                        with sheet as (
                            insert into split_sheet (creator_id, created_at) values (:creator, '2026-01-01') returning id)
                        select id from sheet""")
                .param("creator", creator)
                .query(Integer.class)
                .optional()
                .ifPresent(sheet -> jdbc.sql("""
                                insert into split_part (sheet_id, creator_id, weight, below, total)
                                values (:sheet, :creator, 1, 0, 1)""")
                        .param("sheet", sheet)
                        .param("creator", creator)
                        .update());
    }
}
