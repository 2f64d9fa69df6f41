package dev.tuppence.creators;

import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets one piece of work of the platform see all tenants' rows, and gives the caller's role back when it is done. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class EveryCreator {

    private final JdbcClient jdbc;

    EveryCreator(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Runs the work as the role jobs, inside the caller's transaction. */
    public <T> T call(Supplier<T> work) {
        String before = jdbc.sql("select current_setting('role')")
                .query((row, number) -> row.getString(1))
                .single();
        take("jobs");
        try {
            T result = work.get();
            take(before);
            return result;
        } catch (RuntimeException e) {
            giveBack(before, e);
            throw e;
        }
    }

    public void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    private void giveBack(String before, RuntimeException failure) {
        try {
            take(before);
        } catch (DataAccessException aborted) { // the transaction is lost, and the role with it
            failure.addSuppressed(aborted);
        }
    }

    private void take(String role) {
        jdbc.sql("select set_config('role', :role, true)")
                .param("role", role)
                .query((row, number) -> row.getString(1))
                .single();
    }
}
