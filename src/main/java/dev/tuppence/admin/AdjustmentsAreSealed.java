package dev.tuppence.admin;

import dev.tuppence.seals.SealedTable;
import dev.tuppence.seals.SealedTables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AdjustmentsAreSealed {

    @Bean
    SealedTables adjustments() {
        return SealedTables.of(SealedTable.of("adjustment"), SealedTable.of("adjustment_decision"));
    }
}
