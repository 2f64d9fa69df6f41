package dev.tuppence.bench;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * pgbench's TPC-B-like transaction at scale 50, prepared: the best of 8, 16 and 32 clients. By the program where it is installed,
 * by the same transaction through JDBC elsewhere.
 */
interface Reference {

    String DATABASE = "reference";
    int SCALE = Settings.number("scale", 50);
    List<Integer> CLIENTS = List.of(8, 16, 32);

    /** How it was measured, for the table. */
    String by();

    /** Transactions a second with this many clients. */
    double run(int clients, Duration time) throws Exception;

    /** Each number of clients for a third of the time; the best counts. */
    default double round(Duration time) throws Exception {
        double best = 0;
        for (int clients : CLIENTS) {
            best = Math.max(best, run(clients, time.dividedBy(CLIENTS.size())));
        }
        return best;
    }

    static Reference on(Server server) throws Exception {
        server.create(DATABASE, "postgres");
        boolean installed = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> new File(folder, "pgbench").canExecute());
        return installed ? Program.on(server) : JdbcReference.on(server);
    }

    /** The installed program. */
    record Program(int port, String by) implements Reference {

        private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

        static Program on(Server server) throws Exception {
            var program = new Program(
                    server.port(), "TPC-B by " + pgbench("--version").strip());
            program.pgbenchHere("-i", "-q", "-s", Integer.toString(SCALE));
            return program;
        }

        @Override
        public double run(int clients, Duration time) throws Exception {
            String said = pgbenchHere(
                    "-M", "prepared", "-c", "" + clients, "-j", "2", "-T", "" + Math.max(1, time.toSeconds()));
            Matcher tps = TPS.matcher(said);
            if (!tps.find()) {
                throw new IllegalStateException(said);
            }
            return Double.parseDouble(tps.group(1));
        }

        private String pgbenchHere(String... arguments) throws Exception {
            List<String> all = new ArrayList<>(List.of("-h", "127.0.0.1", "-p", "" + port, "-U", "postgres"));
            all.addAll(List.of(arguments));
            all.add(DATABASE);
            return pgbench(all.toArray(String[]::new));
        }

        private static String pgbench(String... arguments) throws IOException, InterruptedException {
            List<String> command = new ArrayList<>(List.of("pgbench"));
            command.addAll(List.of(arguments));
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
            return said;
        }
    }
}
