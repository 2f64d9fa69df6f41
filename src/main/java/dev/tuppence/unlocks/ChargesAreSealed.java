package dev.tuppence.unlocks;

import dev.tuppence.seals.SealedTable;
import dev.tuppence.seals.SealedTables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a charge was for is sealed as the mark that stays when it is forgotten: forgetting is not tampering. */
@Configuration(proxyBeanMethods = false)
class ChargesAreSealed {

    @Bean
    SealedTables sealedCharges() {
        return SealedTables.of(
                SealedTable.of("charge")
                        .sealing("subject", "subject_mark(t.subject, t.salt)")
                        .without("salt"),
                SealedTable.of("charge_return").sealing("subject", """
                        (select subject_mark(c.subject, c.salt) from charge c
                         where c.debtor = t.debtor and c.kind = t.kind and c.subject = t.subject and c.take = t.take)"""),
                SealedTable.of("split_sheet"),
                SealedTable.of("split_part"));
    }
}
