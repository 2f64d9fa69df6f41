package dev.tuppence.seals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.settlement.Patrons;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What leaves the database with a seal. */
@WholeApplicationTest
class SealFileTests {

    @Autowired
    Seals seals;

    @Autowired
    SealRows rows;

    @Autowired
    Patrons patrons;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path directory;

    @Test
    void theFileGetsEverySealOnceHoweverOftenItIsTold() throws Exception {
        Path path = directory.resolve("seals");
        var file = new SealFile(rows, new SealsSettings(Duration.ofDays(1), 1, path.toString()));
        Seal first = aSeal();
        file.on(new BooksSealed(first.number()));
        file.on(new BooksSealed(first.number()));
        Files.writeString(path, Files.readString(path) + "17 half a li");
        Seal second = aSeal();
        file.on(new BooksSealed(second.number()));

        List<String> lines = Files.readAllLines(path);
        assertThat(lines.stream().filter(line -> line.startsWith(first.number() + " ")))
                .singleElement()
                .asString()
                .contains(first.hash());
        assertThat(lines.getLast()).startsWith(second.number() + " " + second.hash());
    }

    @Test
    void theFileRefusesAnotherChain() throws Exception {
        Path path = directory.resolve("seals");
        Seal seal = aSeal();
        Files.writeString(path, seal.number() + " " + "0".repeat(64) + " 1 2026-01-01T00:00:00Z\n");
        var file = new SealFile(rows, new SealsSettings(Duration.ofDays(1), 1, path.toString()));

        assertThatThrownBy(() -> file.on(new BooksSealed(seal.number()))).hasMessageContaining("rewritten");
        assertThat(Files.readAllLines(path)).hasSize(1);
    }

    @Test
    void financeGetsTheNewestHash() {
        Seal seal = aSeal();
        await().untilAsserted(() -> assertThat(
                        jdbc.sql("select body from sandbox_mail where recipient = 'finance@example.org'")
                                .query(String.class)
                                .list())
                .anyMatch(body -> body.contains(seal.hash())));
    }

    private Seal aSeal() {
        patrons.unlock(patrons.reader(), Patrons.creator(), Patrons.usd("0.10"));
        return seals.seal().orElseThrow();
    }
}
