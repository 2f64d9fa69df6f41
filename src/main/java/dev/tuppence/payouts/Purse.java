package dev.tuppence.payouts;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.money.CurrencyCode;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A creator's money in one currency. */
record Purse(CreatorId creator, CurrencyCode currency) {

    static Purse of(ResultSet row, int number) throws SQLException {
        return new Purse(new CreatorId(row.getLong("creator_id")), CurrencyCode.valueOf(row.getString("currency")));
    }
}
