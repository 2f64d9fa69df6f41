package dev.tuppence.scenario;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All rows of the application and of the processor as they once were, put back as often as wanted. Time goes on, and so do
 * recurring tasks.
 */
final class Snapshot {

    private record Table(String name, String columns, String copy) {

        String rows() {
            return name.equals("public.scheduled_tasks") ? " where task_instance <> 'recurring'" : "";
        }
    }

    private final JdbcClient jdbc;
    private final String putBack;

    private Snapshot(JdbcClient jdbc, String putBack) {
        this.jdbc = jdbc;
        this.putBack = putBack;
    }

    /** @param jdbc as a superuser, whom no wall stops */
    static Snapshot of(JdbcClient jdbc) {
        jdbc.sql("create schema snapshot").update();
        List<Table> tables = tables(jdbc);
        tables.forEach(table -> jdbc.sql("create table %s as select %s from %s%s"
                        .formatted(table.copy(), table.columns(), table.name(), table.rows()))
                .update());
        String statements = tables.stream()
                .map(table -> "delete from %s%s; insert into %s (%s) overriding system value table %s;"
                        .formatted(table.name(), table.rows(), table.name(), table.columns(), table.copy()))
                .collect(Collectors.joining());
        return new Snapshot(jdbc, "set session_replication_role = replica;" + statements);
    }

    /** One transaction: the application sees all of it or nothing. */
    void putBack() {
        jdbc.sql(putBack).update();
    }

    private static List<Table> tables(JdbcClient jdbc) {
        return jdbc.sql("""
                        select format('%I.%I', n.nspname, c.relname) as name,
                               string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns,
                               format('snapshot.%I', n.nspname || '_' || c.relname) as copy
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                                           and a.attgenerated = ''
                        where c.relkind = 'r' and n.nspname in ('public', 'processor')
                          and c.relname not in ('sandbox_clock', 'flyway_schema_history')
                        group by 1, 3 order by 1""").query(Table.class).list();
    }
}
