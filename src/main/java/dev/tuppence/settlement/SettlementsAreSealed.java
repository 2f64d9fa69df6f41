package dev.tuppence.settlement;

import dev.tuppence.seals.SealedTable;
import dev.tuppence.seals.SealedTables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A settlement is sealed once it has ended; only when its notice was opened may still be told. */
@Configuration(proxyBeanMethods = false)
class SettlementsAreSealed {

    @Bean
    SealedTables sealedSettlements() {
        return SealedTables.of(
                SealedTable.of("settlement").without("notice_opened_at"),
                SealedTable.of("settlement_share"),
                SealedTable.of("settlement_return"),
                SealedTable.of("settlement_funding"),
                SealedTable.of("credit_lot"));
    }
}
