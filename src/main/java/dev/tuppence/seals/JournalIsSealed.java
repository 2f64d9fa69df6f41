package dev.tuppence.seals;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class JournalIsSealed {

    @Bean
    SealedTables sealedJournal() {
        return SealedTables.of(SealedTable.of("posting"), SealedTable.of("posting_line"));
    }
}
