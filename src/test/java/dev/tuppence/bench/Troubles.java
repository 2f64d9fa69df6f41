package dev.tuppence.bench;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.sandbox.processor.SandboxProcessor;
import dev.tuppence.settlement.Patrons;
import dev.tuppence.settlement.ReaderSettlements;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What readers and banks do about settlements: some pay ahead, some cards are declined and seven of ten readers save another
 * one within three weeks, some payments are disputed and banks decide three of ten for the platform.
 */
final class Troubles {

    private static final int SAVES_ANOTHER_PERCENT = 70;
    private static final int WON_PERCENT = 30;

    private record Row(long id, ReaderId reader, String state, String intent) {}

    private final ApplicationContext application;
    private final Random random;
    private final int prefundPercent;
    private final Set<Long> noticed = new HashSet<>();
    private final Set<Long> paid = new HashSet<>();
    private final Map<ReaderId, Integer> newCardIn = new HashMap<>();
    private final Set<ReaderId> declining = new HashSet<>();
    private final List<String> disputes = new ArrayList<>();

    Troubles(ApplicationContext application, Random random, int prefundPercent) {
        this.application = application;
        this.random = random;
        this.prefundPercent = prefundPercent;
    }

    /** At the end of a day. */
    void afterwards(Map<ReaderId, Population.Member> readers) throws Exception {
        decide();
        saveNewCards(readers);
        for (Row row : rows()) {
            switch (row.state()) {
                case "NOTICED" -> announced(row);
                case "DECLINED_SOFT", "DECLINED_HARD" -> declined(row.reader());
                case "PAID" -> paid(row);
                default -> {}
            }
        }
    }

    private void announced(Row row) throws Exception {
        if (!noticed.add(row.id())) {
            return;
        }
        if (random.nextInt(10_000) < Population.DECLINED_BASIS_POINTS) {
            application.getBean(Patrons.class).saveCard(row.reader(), Patrons.DECLINES_LATER);
            declining.add(row.reader());
        } else if (random.nextInt(100) < prefundPercent) {
            var own = application.getBean(ReaderSettlements.class);
            if (own.open(row.reader(), row.id()).prefund() != null) {
                own.prefund(row.reader(), row.id());
            }
        }
    }

    private void declined(ReaderId reader) {
        if (declining.remove(reader) && random.nextInt(100) < SAVES_ANOTHER_PERCENT) {
            newCardIn.put(reader, 1 + random.nextInt(21));
        }
    }

    private void paid(Row row) {
        if (paid.add(row.id()) && row.intent() != null && random.nextInt(10_000) < Population.DISPUTED_BASIS_POINTS) {
            disputes.add(application.getBean(SandboxProcessor.class).openDispute(row.intent()));
        }
    }

    /** The banks take a day. */
    private void decide() {
        disputes.forEach(dispute ->
                application.getBean(SandboxProcessor.class).decideDispute(dispute, random.nextInt(100) < WON_PERCENT));
        disputes.clear();
    }

    private void saveNewCards(Map<ReaderId, Population.Member> readers) throws Exception {
        for (ReaderId reader : List.copyOf(newCardIn.keySet())) {
            if (newCardIn.merge(reader, -1, Integer::sum) == 0) {
                newCardIn.remove(reader);
                application
                        .getBean(Patrons.class)
                        .saveCard(reader, readers.get(reader).card());
            }
        }
    }

    private List<Row> rows() {
        return application
                .getBean(JdbcClient.class)
                .sql("select id, reader_id, state, payment_intent from settlement order by id")
                .query((row, number) -> new Row(
                        row.getLong("id"),
                        new ReaderId(row.getLong("reader_id")),
                        row.getString("state"),
                        row.getString("payment_intent")))
                .list();
    }
}
