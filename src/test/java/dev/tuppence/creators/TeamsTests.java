package dev.tuppence.creators;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.tuppence.WholeApplicationTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@WholeApplicationTest
class TeamsTests {

    @Autowired
    Teams teams;

    @Autowired
    DataSource connections;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whoAsksInATransactionWaitsForNoSecondConnection() throws Exception {
        int most = connections.unwrap(HikariDataSource.class).getMaximumPoolSize();
        var allHaveOne = new CyclicBarrier(most);
        List<Future<Boolean>> asked = new ArrayList<>();
        try (var callers = Executors.newFixedThreadPool(most)) {
            for (int i = 1; i <= most; i++) {
                var nobody = new CreatorId(-i);
                asked.add(callers.submit(() -> ask(nobody, allHaveOne)));
            }
            for (Future<Boolean> one : asked) {
                assertThat(one.get(20, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    private Boolean ask(CreatorId nobody, CyclicBarrier allHaveOne) {
        return transaction.execute(status -> {
            String before = creatorOfTransaction();
            await(allHaveOne);
            return teams.ownerOf(nobody).isEmpty() && creatorOfTransaction().equals(before);
        });
    }

    private String creatorOfTransaction() {
        return jdbc.sql("select coalesce(current_setting('app.creator', true), '')")
                .query(String.class)
                .single();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(15, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
