package dev.tuppence.creators;

import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads with a tenant or reader of its own, and gives the caller's back. In the caller's transaction where there is one: who holds a
 * connection and waits for another can wait for ever.
 */
@Component
@Transactional(readOnly = true)
class TenantRead {

    private final JdbcClient jdbc;

    TenantRead(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public <T> T as(String setting, long id, Supplier<T> read) {
        String before = jdbc.sql("select coalesce(current_setting(:setting, true), '')")
                .param("setting", setting)
                .query((row, number) -> row.getString(1))
                .single();
        set(setting, Long.toString(id));
        try {
            T result = read.get();
            set(setting, before);
            return result;
        } catch (RuntimeException e) {
            giveBack(setting, before, e);
            throw e;
        }
    }

    private void giveBack(String setting, String before, RuntimeException failure) {
        try {
            set(setting, before);
        } catch (DataAccessException aborted) { // the transaction is lost, and the setting with it
            failure.addSuppressed(aborted);
        }
    }

    private void set(String setting, String value) {
        jdbc.sql("select set_config(:setting, :value, true)")
                .param("setting", setting)
                .param("value", value)
                .query((row, number) -> row.getString(1))
                .single();
    }
}
