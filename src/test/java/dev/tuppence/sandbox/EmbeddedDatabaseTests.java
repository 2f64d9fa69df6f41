package dev.tuppence.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tuppence.deployment.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTests {

    @TempDir
    Path home;

    @Test
    void whatIsCommittedIsThereAfterARestartAndAfterAKill() throws Exception {
        try (var first = EmbeddedDatabase.start(home);
                var owner = connect(first, "owner");
                Statement statement = owner.createStatement()) {
            statement.execute("create table kept (word text)");
            statement.execute("insert into kept values ('word')");
            statement.execute("grant select on kept to app");
            assertThat(one(owner, "show fsync")).isEqualTo("on");
            assertThat(one(owner, "show synchronous_commit")).isEqualTo("on");
            assertThat(one(owner, "show full_page_writes")).isEqualTo("on");
            assertThat(one(owner, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(one(owner, "show shared_buffers"))
                    .as("as in db/postgresql.conf")
                    .isEqualTo("1GB");
        }
        killOnceItRuns();
        ProcessHandle server = serverOf(home);
        server.destroyForcibly();
        server.onExit().join();
        try (var second = EmbeddedDatabase.start(home);
                var app = connect(second, "app")) {
            assertThat(one(app, "select word from kept")).isEqualTo("word");
        }
    }

    @Test
    void aServerThatOutlivedItsInstanceIsStoppedFirst() throws Exception {
        killOnceItRuns();
        ProcessHandle server = serverOf(home);
        assertThat(server.isAlive()).isTrue();
        try (var next = EmbeddedDatabase.start(home)) {
            assertThat(server.isAlive()).isFalse();
            assertThat(one(connect(next, "app"), "select 'here'")).isEqualTo("here");
        }
    }

    @Test
    void aStalePidFileWithSomebodyElsesNumberStopsNobody() throws Exception {
        EmbeddedDatabase.start(home).close();
        Files.writeString(
                home.resolve("postgres/postmaster.pid"), ProcessHandle.current().pid() + "\n");
        try (var again = EmbeddedDatabase.start(home)) {
            assertThat(one(connect(again, "app"), "select 'here'")).isEqualTo("here");
        }
    }

    @Test
    void aSecondInstanceIsRefusedInOneSentence() {
        try (var first = EmbeddedDatabase.start(home)) {
            assertThat(first.url()).contains("127.0.0.1");
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> EmbeddedDatabase.start(home))
                    .withMessageContaining("another instance uses the data directory")
                    .withMessageContaining(home.toString());
        }
    }

    @Test
    void aHalfMadeServerIsSetAside() throws Exception {
        Files.createDirectories(home.resolve("postgres"));
        Files.writeString(home.resolve("postgres/postgresql.conf"), "killed during the first start");
        try (var fresh = EmbeddedDatabase.start(home)) {
            assertThat(one(connect(fresh, "app"), "select current_user")).isEqualTo("app");
            assertThat(home.resolve("postgres-unfinished-1")).exists();
        }
    }

    @Test
    void nobodyGetsInWithoutAPassword() {
        try (var database = EmbeddedDatabase.start(home)) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> DriverManager.getConnection(database.url(), "postgres", ""));
        }
    }

    /** {@code kill -9} reaches the instance only: its server goes on. */
    private void killOnceItRuns() throws IOException {
        Process instance = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Instance.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var output = instance.inputReader()) {
            assertThat(output.lines().anyMatch("ready"::equals)).isTrue();
        }
        instance.destroyForcibly().onExit().join();
    }

    static class Instance {

        public static void main(String[] arguments) throws InterruptedException {
            EmbeddedDatabase.start(Path.of(arguments[0]));
            System.out.println("ready");
            Thread.sleep(Long.MAX_VALUE); // until it is killed
        }
    }

    private static Connection connect(EmbeddedDatabase database, String role) throws SQLException {
        String password = role.equals("owner")
                ? database.login().owner()
                : database.login().app();
        return DriverManager.getConnection(database.url(), role, password);
    }

    private static ProcessHandle serverOf(Path home) throws IOException {
        String pid = Files.readAllLines(home.resolve("postgres/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (var row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
