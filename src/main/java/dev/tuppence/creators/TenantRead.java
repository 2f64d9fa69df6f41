package dev.tuppence.creators;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads with a tenant or reader of its own, whoever the caller's transaction is for: that one must not change. */
@Component
class TenantRead {

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    TenantRead(PlatformTransactionManager transactions, JdbcClient jdbc) {
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.transaction.setReadOnly(true);
        this.jdbc = jdbc;
    }

    <T> T as(String setting, long id, Supplier<T> read) {
        T result = transaction.execute(status -> {
            jdbc.sql("select set_config(:setting, :id, true)")
                    .param("setting", setting)
                    .param("id", Long.toString(id))
                    .query((row, number) -> row.getString(1))
                    .single();
            return read.get();
        });
        return java.util.Objects.requireNonNull(result);
    }
}
