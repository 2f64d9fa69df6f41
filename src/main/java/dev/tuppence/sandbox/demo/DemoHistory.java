package dev.tuppence.sandbox.demo;

import dev.tuppence.identity.Readers;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.Roles;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What happened in the four weeks before the sandbox was opened. */
@Component
@Profile("sandbox")
class DemoHistory {

    static final int DAYS = 28;

    private static final String READER = "reader@example.org";
    private static final String MINA = "mina@example.org";
    private static final String JONAS = "jonas@example.org";
    private static final String THEO = "theo@example.org";
    private static final List<String> PASSERS_BY = List.of("ada@example.org", "bora@example.org", "chris@example.org");

    private static final String GOOD_CARD = "4242424242424242";
    private static final String DISPUTED_CARD = "4000000000000259";

    /** @param daysAgo when it happened */
    record Step(String name, int daysAgo, Runnable deed) {}

    private final DemoCreators creators;
    private final DemoReaders demoReaders;
    private final Readers readers;
    private final Roles roles;
    private final boolean localProcessor;

    DemoHistory(
            DemoCreators creators,
            DemoReaders demoReaders,
            Readers readers,
            Roles roles,
            @Value("${tuppence.payments.secret-key}") String key) {
        this.creators = creators;
        this.demoReaders = demoReaders;
        this.readers = readers;
        this.roles = roles;
        this.localProcessor = key.equals("sk_test_sandbox");
    }

    /** In order. With a real test account nobody types cards, so nothing is settled. */
    List<Step> steps() {
        return List.of(
                        new Step("operators", DAYS, this::appointOperators),
                        new Step("pages", DAYS, creators::openPages),
                        new Step("first-articles", DAYS, () -> creators.publish(0)),
                        new Step("second-articles", 24, () -> creators.publish(1)),
                        new Step("third-articles", 20, () -> creators.publish(2)),
                        new Step("passers-by", 18, this::passBy),
                        new Step("fourth-articles", 16, this::publishTheRest),
                        new Step("cards", 15, this::saveCards),
                        new Step("evenings", 14, this::readAll),
                        new Step(
                                "settlements",
                                12,
                                () -> List.of(READER, MINA, JONAS).forEach(demoReaders::settle)),
                        new Step("onboarding", 11, () -> creators.onboard("coldpages")),
                        new Step("transfer", 3, () -> creators.wantMoney("coldpages")),
                        new Step("dispute", 2, () -> demoReaders.settle(THEO)),
                        new Step("yesterday", 1, this::readMore))
                .stream()
                .filter(step -> localProcessor
                        || !List.of("cards", "settlements", "onboarding", "transfer", "dispute")
                                .contains(step.name()))
                .toList();
    }

    private void appointOperators() {
        roles.grant(readers.readerWith("admin@example.org"), Role.ADMIN);
        roles.grant(readers.readerWith("second.admin@example.org"), Role.ADMIN);
        roles.grant(readers.readerWith("third.admin@example.org"), Role.ADMIN); // answers what two decided
        roles.grant(readers.readerWith("support@example.org"), Role.SUPPORT);
        roles.grant(readers.readerWith("finance@example.org"), Role.FINANCE);
    }

    private void publishTheRest() {
        creators.publish(3);
        creators.publish(4);
    }

    private void passBy() {
        for (String reader : PASSERS_BY) {
            demoReaders.unlock(reader, creators.creator("coldpages"), 1);
            demoReaders.unlock(reader, creators.creator("jangnal"), 2);
        }
    }

    private void saveCards() {
        List.of(READER, MINA, JONAS).forEach(reader -> demoReaders.saveCard(reader, GOOD_CARD));
        demoReaders.saveCard(THEO, DISPUTED_CARD);
    }

    private void readAll() {
        for (String reader : List.of(MINA, JONAS, THEO)) {
            List.of("coldpages", "lowtide", "jangnal")
                    .forEach(handle -> demoReaders.unlock(reader, creators.creator(handle), 10));
        }
        demoReaders.unlock(READER, creators.creator("coldpages"), 3);
        demoReaders.unlock(READER, creators.creator("lowtide"), 4);
        demoReaders.giveBackNewest(MINA, creators.creator("jangnal"));
    }

    private void readMore() {
        demoReaders.unlock(READER, creators.creator("jangnal"), 2);
        demoReaders.unlock(PASSERS_BY.getFirst(), creators.creator("lowtide"), 2);
    }
}
