package dev.tuppence.settlement;

import dev.tuppence.seals.SealedTable;
import dev.tuppence.seals.SealedTables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A settlement is sealed once it has ended; when its notice was opened, and what became of its payment, may still be told. */
@Configuration(proxyBeanMethods = false)
class SettlementsAreSealed {

    @Bean
    SealedTables sealedSettlements() {
        return SealedTables.of(
                SealedTable.of("settlement")
                        .sealing("state", "case when t.state in ('REFUNDED', 'DISPUTED') then 'PAID' else t.state end")
                        .without("notice_told_at")
                        .without("notice_opened_at")
                        .without("paid_by"),
                SealedTable.of("settlement_share")
                        .sealing("subject", "subject_mark(t.subject, t.salt)")
                        .without("salt"),
                SealedTable.of("settlement_return").sealing("subject", """
                        (select subject_mark(c.subject, c.salt) from settlement s join charge c on c.debtor = s.reader_id
                         where s.id = t.settlement_id and c.kind = t.kind and c.subject = t.subject and c.take = t.take)"""),
                SealedTable.of("settlement_funding"),
                SealedTable.of("credit_lot"),
                SealedTable.of("credit_taken"));
    }
}
