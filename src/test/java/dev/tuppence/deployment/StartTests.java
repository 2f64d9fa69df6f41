package dev.tuppence.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application as people start it: what it says when it cannot run, and that it says no more. */
class StartTests {

    private static final String SANDBOX = "--spring.profiles.active=sandbox";

    @TempDir
    Path home;

    @Test
    void productionWithoutSettingsListsThem() throws Exception {
        assertThat(start("--server.port=0"))
                .startsWith("Tuppence did not start: this is production")
                .contains("tuppence.base-url, tuppence.mail-from,")
                .hasLineCount(1);
    }

    @Test
    void aTakenPortIsSaidBeforeAnythingIsMade() throws Exception {
        try (var taken = new ServerSocket(0)) {
            assertThat(start(SANDBOX, "--server.port=" + taken.getLocalPort()))
                    .isEqualTo(
                            "Tuppence did not start: port %d is taken; stop what listens there or choose another with --server.port.",
                            taken.getLocalPort());
            assertThat(home).isEmptyDirectory();
        }
    }

    @Test
    void anUnreachableDatabaseIsNamedWithoutItsPassword() throws Exception {
        assertThat(start(
                        SANDBOX,
                        "--server.port=0",
                        "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/tuppence?password=secret"))
                .startsWith(
                        "Tuppence did not start: the database jdbc:postgresql://127.0.0.1:1/tuppence cannot be used as app:")
                .doesNotContain("secret")
                .hasLineCount(1);
    }

    @Test
    void aDurationOfNothingIsNamed() throws Exception {
        assertThat(start(SANDBOX, "--server.port=0", "--tuppence.unlocks.quote-lifetime=0s"))
                .startsWith("Tuppence did not start:")
                .contains("tuppence.unlocks.quoteLifetime")
                .contains("must be longer than or equal to 1 milli");
    }

    /** What it printed; it must have failed. */
    private String start(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.tuppence.Application",
                "--tuppence.home=" + home));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isNotZero();
        return printed.strip();
    }
}
