package dev.tuppence.unlocks;

import java.security.SecureRandom;
import java.util.List;

/** The lines of a lane's commands, column by column as the database takes them. */
record Columns(
        long[] tabReaders,
        String[] tabCurrencies,
        int[] n,
        long[] reader,
        String[] currency,
        int[] kind,
        long[] subject,
        int[] take,
        int[] version,
        long[] payee,
        int[] splitSheet,
        long[] price,
        long[] cap,
        int[] content,
        long[] salt) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** @param order which of the commands, and in which order; their lines are numbered by their places in it */
    static Columns of(Decisions commands, List<Integer> order) {
        int tabs = order.size();
        int lines =
                order.stream().mapToInt(n -> commands.command(n).lines().size()).sum();
        var columns = new Columns(
                new long[tabs],
                new String[tabs],
                new int[lines],
                new long[lines],
                new String[lines],
                new int[lines],
                new long[lines],
                new int[lines],
                new int[lines],
                new long[lines],
                new int[lines],
                new long[lines],
                new long[lines],
                new int[lines],
                new long[lines]);
        int i = 0;
        for (int n = 0; n < tabs; n++) {
            LaneCommand command = commands.command(order.get(n));
            columns.tabReaders[n] = command.reader();
            columns.tabCurrencies[n] = command.currency().name();
            for (LaneLine line : command.lines()) {
                columns.set(i++, n, command, line);
            }
        }
        return columns;
    }

    /** As {@link LaneSql#LOCK} takes them. */
    List<Object> tabs() {
        return List.of(tabReaders, tabCurrencies);
    }

    /** As {@link LaneSql#CHARGE_PLAIN} and {@link LaneSql#DECIDE} take them. */
    List<Object> lines() {
        return List.of(n, reader, currency, kind, subject, take, version, payee, splitSheet, price, cap, content, salt);
    }

    private void set(int i, int command, LaneCommand of, LaneLine line) {
        n[i] = command;
        reader[i] = of.reader();
        currency[i] = of.currency().name();
        kind[i] = line.kind().code();
        subject[i] = line.subject();
        take[i] = line.take();
        version[i] = line.version();
        payee[i] = line.payee();
        splitSheet[i] = line.splitSheet();
        price[i] = line.priceMicros();
        cap[i] = line.capMicros();
        content[i] = line.content().ordinal();
        salt[i] = RANDOM.nextLong();
    }
}
