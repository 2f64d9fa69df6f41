package dev.tuppence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is booked cannot be changed by the application, whichever of its roles it takes: the catalog says so, and trying it. */
@WholeApplicationTest
class BookedTablesTests {

    /** Tables with amounts that change, and why they may. */
    private static final Set<String> CHANGING = Set.of(
            "tab", // what is owed now: follows from its lines
            "cap_counter", // likewise
            "accrual", // a projection
            "check_up_balance", // what was last found
            "item", // a price that is being thought about
            "offer", // a price that is asked
            "article_import", // likewise
            "creator", // a cap that is promised
            "card_payment", // what the processor says of it
            "payee_transfer", // likewise
            "bank_payout"); // likewise

    /** Tables with amounts that stay, beside a state that moves: only these columns may be updated. */
    private static final Set<String> MOVING = Set.of(
            "settlement",
            "not_collected",
            "earning",
            "transfer",
            "dispute_case",
            "payment_dispute",
            "payment_refund",
            "goodwill",
            "break_placement",
            "processor_break");

    @Autowired
    JdbcClient jdbc;

    @Test
    void everyTableWithAmountsIsBookedOrChangesOnPurpose() {
        assertThat(tablesWithAmounts())
                .filteredOn(table -> Stream.of("app", "jobs").anyMatch(role -> may(role, table, "UPDATE")))
                .as("updated as a whole")
                .isSubsetOf(CHANGING);
        assertThat(tablesWithAmounts())
                .filteredOn(table -> Stream.of("app", "jobs").anyMatch(role -> mayUpdateSomeOf(role, table)))
                .as("updated in part")
                .isSubsetOf(Stream.concat(CHANGING.stream(), MOVING.stream()).toList());
    }

    @TestFactory
    Stream<DynamicTest> noRoleChangesOrDeletesWhatIsBooked() {
        return booked().stream()
                .flatMap(table -> Stream.of("app", "jobs", "purge")
                        .map(role -> DynamicTest.dynamicTest(table + " as " + role, () -> {
                            for (String right : List.of("UPDATE", "DELETE", "TRUNCATE", "TRIGGER", "REFERENCES")) {
                                assertThat(may(role, table, right)).as(right).isFalse();
                            }
                            assertRefused(role, "delete from " + table);
                            assertRefused(
                                    role,
                                    "update %1$s set %2$s = %2$s"
                                            .formatted(table, table.startsWith("seal") ? "row_count" : "tx"));
                            assertRefused(role, "truncate " + table + " cascade");
                            assertRefused(role, "alter table " + table + " disable trigger all");
                        })));
    }

    @Test
    void whoForgetsChangesNothingButWhatAChargeWasFor() {
        assertThat(updatedBy("purge"))
                .containsExactly(
                        "charge.salt",
                        "charge.subject",
                        "charge_return.subject",
                        "settlement_return.subject",
                        "settlement_share.salt",
                        "settlement_share.subject");
    }

    @Test
    void ofASettlementNothingThatSaysWhatWasClosedIsUpdated() {
        assertThat(updatedBy("app"))
                .doesNotContain(
                        "settlement.id",
                        "settlement.reader_id",
                        "settlement.currency",
                        "settlement.period",
                        "settlement.cause",
                        "settlement.gross_micros",
                        "settlement.oldest_at",
                        "settlement.closed_at",
                        "settlement.tx");
        assertThat(updatedBy("app"))
                .filteredOn(column -> column.startsWith("settlement."))
                .isEqualTo(updatedBy("jobs").stream()
                        .filter(column -> column.startsWith("settlement."))
                        .toList());
    }

    @Test
    void noRoleOfTheApplicationOwnsATableOrPassesItsPolicies() {
        assertThat(jdbc.sql("""
                        select rolname from pg_roles r where rolname in ('app', 'jobs', 'purge')
                          and (rolsuper or rolbypassrls or exists (select from pg_class c where c.relowner = r.oid))""").query(String.class).list()).isEmpty();
    }

    /** Tables whose rows name the transaction that booked them. */
    private List<String> booked() {
        return jdbc.sql("""
                        select table_name from information_schema.columns where table_schema = 'public' and column_name = 'tx'
                          and table_name not like '%\\_cursor'
                        union all values ('seal'), ('seal_part')""").query(String.class).list();
    }

    private List<String> tablesWithAmounts() {
        return jdbc.sql("""
                        select distinct table_name from information_schema.columns
                        where table_schema = 'public' and column_name like '%\\_micros'""").query(String.class).list();
    }

    private boolean may(String role, String table, String right) {
        return jdbc.sql("select has_table_privilege(:role, :table, :right)")
                .param("role", role)
                .param("table", table)
                .param("right", right)
                .query(Boolean.class)
                .single();
    }

    private boolean mayUpdateSomeOf(String role, String table) {
        return jdbc.sql("select has_any_column_privilege(:role, :table, 'UPDATE')")
                .param("role", role)
                .param("table", table)
                .query(Boolean.class)
                .single();
    }

    /** Column by column. */
    private List<String> updatedBy(String role) {
        return jdbc.sql("""
                        select table_name || '.' || column_name from information_schema.columns
                        where table_schema = 'public' and has_column_privilege(:role, table_name::regclass, column_name, 'UPDATE')
                          and table_name in (select table_name from information_schema.columns where column_name = 'tx')
                          and table_name not like '%\\_cursor' order by 1""").param("role", role).query(String.class).list();
    }

    private void assertRefused(String role, String change) {
        assertThatThrownBy(() -> jdbc.sql(
                                role.equals("app")
                                        ? change
                                        : "do $$ begin set local role %s; %s; end $$".formatted(role, change))
                        .update())
                .as(change)
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }
}
