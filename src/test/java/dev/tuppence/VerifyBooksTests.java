package dev.tuppence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuppence.seals.Seals;
import dev.tuppence.settlement.Patrons;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** The command, as somebody types it who has the database and a hash from a mail. */
@WholeApplicationTest
class VerifyBooksTests {

    @Autowired
    Patrons patrons;

    @Autowired
    Seals seals;

    @Autowired
    Environment environment;

    final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void booksThatFitEndWithZeroAndOthersWithOne() {
        patrons.unlock(patrons.reader(), Patrons.creator(), Patrons.usd("0.10"));
        seals.seal();
        String head = seals.head().orElseThrow().hash();

        assertThat(run(url(), "--expect=" + head)).as(said::toString).isZero();
        assertThat(said.toString()).contains(" rows compared", "head " + head, "The books fit their seals.");
        assertThat(run(url(), "--expect=" + "0".repeat(64))).isEqualTo(1);
        assertThat(said.toString()).contains("HEAD seal: none has the hash 0000");
    }

    @Test
    void booksThatCannotBeReadEndWithTwo() {
        assertThat(run("jdbc:postgresql://127.0.0.1:1/nothing")).isEqualTo(2);
        assertThat(said.toString()).contains("could not be verified");
    }

    private int run(String url, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                VerifyBooks.OPTION,
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=app",
                "--spring.datasource.password=app",
                "--spring.datasource.hikari.connection-timeout=2000"));
        arguments.addAll(List.of(more));
        return VerifyBooks.run(new PrintStream(said, true, StandardCharsets.UTF_8), arguments.toArray(String[]::new));
    }

    private String url() {
        return environment.getRequiredProperty("spring.datasource.url");
    }
}
