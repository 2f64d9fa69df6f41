package dev.tuppence.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.CurrentCreator;
import dev.tuppence.creators.NewCreator;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@WholeApplicationTest
class TenancyTests {

    @Autowired
    Drafts drafts;

    @Autowired
    Items items;

    @Autowired
    Imports imports;

    @Autowired
    Creators creators;

    @Autowired
    CurrentCreator currentCreator;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    CreatorId one;
    CreatorId other;
    ItemId draft;

    @BeforeEach
    void aDraftOfOneCreator() {
        one = creator();
        other = creator();
        draft = drafts.write(one, text("Mine"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "creator",
                "team_member",
                "picture",
                "item",
                "offer",
                "item_version",
                "item_address",
                "article_import",
                "article_import_file"
            })
    void theApplicationStandsInFrontOfTheWallsAndNotAboveThem(String table) {
        assertThat(jdbc.sql("""
                        select rolname, rolsuper, rolbypassrls, relrowsecurity, relforcerowsecurity,
                            pg_get_userbyid(relowner) as owner
                        from pg_roles, pg_class where rolname = current_user and relname = :table""").param("table", table).query().singleRow())
                .containsEntry("rolname", "app")
                .containsEntry("rolsuper", false)
                .containsEntry("rolbypassrls", false)
                .containsEntry("relrowsecurity", true)
                .containsEntry("relforcerowsecurity", true)
                .containsEntry("owner", "owner");
    }

    @Test
    void aCreatorSeesItsOwnDraftsOnly() {
        assertThat(drafts.of(one, 0, 10)).extracting(DraftLine::title).containsExactly("Mine");
        assertThat(drafts.of(other, 0, 10)).isEmpty();
        assertThatThrownBy(() -> drafts.draftOf(other, draft)).isInstanceOf(NoSuchItem.class);
        assertThatThrownBy(() -> drafts.publish(other, draft)).isInstanceOf(NoSuchItem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"item", "article_import", "article_import_file"})
    void aQueryThatForgetsTheCreatorStillSeesNothingOfAnother(String table) {
        imports.start(one, price(), false, List.of(new FileToImport("a.md", "Text.".getBytes(StandardCharsets.UTF_8))));
        assertThat(rowsSeenBy(one, table)).isPositive();
        assertThat(rowsSeenBy(other, table)).isZero();
        assertThat(rows(table)).isZero(); // no creator, on a connection that had one a moment ago
    }

    @Test
    void aCreatorWithoutATransactionIsRefused() {
        assertThatThrownBy(() -> currentCreator.is(one)).isInstanceOf(IllegalTransactionStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"item", "offer", "item_version", "item_address"})
    void nobodyWritesInTheNameOfAnother(String table) {
        ItemId theirs = drafts.write(other, text("Theirs"));
        drafts.publish(other, theirs);
        assertThatThrownBy(() -> as(other, "insert into %1$s select * from %1$s".formatted(table)))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> as(other, "update %s set creator_id = %d".formatted(table, one.value())))
                .rootCause()
                .satisfiesAnyOf(
                        wall -> assertThat(wall).hasMessageContaining("row-level security"),
                        wall -> assertThat(wall).hasMessageContaining("permission denied"));
    }

    @Test
    void anotherTenantChangesNoRow() {
        drafts.publish(one, draft);
        assertThat(as(other, "update offer set published = false where item_id = " + draft.value()))
                .isZero();
        assertThat(as(other, "delete from item where id = " + draft.value())).isZero();
        assertThat(items.offerOf(draft).title()).isEqualTo("Mine");
    }

    @Test
    void publishedTextStaysAsItWasPublished() {
        drafts.publish(one, draft);
        for (String change : List.of("update item_version set body_html = ''", "delete from item_version")) {
            assertThatThrownBy(() -> as(one, change)).rootCause().hasMessageContaining("permission denied");
        }
    }

    private int as(CreatorId creator, String statement) {
        Integer changed = transaction.execute(status -> {
            currentCreator.is(creator);
            return jdbc.sql(statement).update();
        });
        return changed == null ? 0 : changed;
    }

    private long rowsSeenBy(CreatorId creator, String table) {
        return transaction.execute(status -> {
            currentCreator.is(creator);
            return rows(table);
        });
    }

    /** Those of the creator this test made: other tests leave theirs. */
    private long rows(String table) {
        return jdbc.sql("select count(*) from %s where creator_id = :one".formatted(table))
                .param("one", one.value())
                .query(Long.class)
                .single();
    }

    private CreatorId creator() {
        long number = ThreadLocalRandom.current().nextLong(1L << 50);
        return creators.create(
                new ReaderId(number),
                new NewCreator("wall-" + Long.toString(number, 36), "Wall", "", "#336699", CurrencyCode.USD));
    }

    private static DraftText text(String title) {
        return new DraftText(title, "", "Text.", price(), null, null);
    }

    private static Money price() {
        return Money.ofMinorUnits(10, CurrencyCode.USD);
    }
}
