package dev.tuppence.creators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@WholeApplicationTest
class CreatorsTests {

    @Autowired
    Creators creators;

    @Autowired
    Teams teams;

    @Autowired
    CurrentCreator currentCreator;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    String handle;
    ReaderId owner;

    @BeforeEach
    void somebody() {
        handle = "page-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 50), 36);
        owner = new ReaderId(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE));
    }

    @Test
    void whoOpensAPageOwnsIt() {
        CreatorId creator = creators.create(owner, page(handle));
        assertThat(creators.withHandle(handle.toUpperCase(java.util.Locale.ROOT)))
                .contains(creators.pageOf(creator));
        assertThat(teams.ownerOf(creator)).isEqualTo(Set.of(owner));
        assertThat(teams.isMember(owner, creator)).isTrue();
        assertThat(teams.isMember(new ReaderId(1), creator)).isFalse();
        assertThat(teams.pagesOf(owner)).containsExactly(creator);
    }

    @Test
    void whoAsksForATeamInATransactionIsAnsweredInIt() {
        transaction.executeWithoutResult(status -> {
            CreatorId creator = creators.create(owner, page(handle));
            String before = creatorOfTransaction();

            assertThat(teams.ownerOf(creator)).containsExactly(owner); // whom no other transaction sees yet
            assertThat(creatorOfTransaction()).isEqualTo(before);
        });
    }

    private String creatorOfTransaction() {
        return jdbc.sql("select coalesce(current_setting('app.creator', true), '')")
                .query(String.class)
                .single();
    }

    @Test
    void takenLookAlikeAndReservedHandlesAreRefused() {
        creators.create(owner, page(handle));
        assertRefused(handle, HandleRefused.Reason.TAKEN);
        assertRefused(handle.replace("-", ""), HandleRefused.Reason.TAKEN);
        assertRefused("adrnin", HandleRefused.Reason.RESERVED);
        assertRefused("str1pe", HandleRefused.Reason.RESERVED);
        assertRefused("Tuppence", HandleRefused.Reason.RESERVED);
        assertRefused("пoem", HandleRefused.Reason.MALFORMED);
    }

    @Test
    void changesShowAtOnce() {
        CreatorId creator = creators.create(owner, page(handle));
        creators.pageOf(creator);
        creators.change(creator, new PageText("Renamed", "Words", "#ABCDEF"));
        assertThat(creators.pageOf(creator).name()).isEqualTo("Renamed");
        assertThat(creators.withHandle(handle).orElseThrow().accent()).isEqualTo("#abcdef");
        assertThatThrownBy(() -> creators.change(creator, new PageText("Renamed", "", "red;}")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobodyPricesInACurrencyWithoutPrices() {
        assertThatThrownBy(
                        () -> creators.create(owner, new NewCreator(handle, "Name", "", "#000000", CurrencyCode.XPF)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aReaderOpensOnlySoManyPages() {
        for (int i = 0; i < 10; i++) {
            creators.create(owner, page(handle + "x" + (char) ('a' + i)));
        }
        assertThatThrownBy(() -> creators.create(owner, page(handle))).isInstanceOf(TooManyPages.class);
    }

    @Test
    void askingForATeamLeavesTheCallersCreatorAlone() {
        CreatorId mine = creators.create(owner, page(handle));
        CreatorId other = creators.create(new ReaderId(owner.value() - 1), page(handle + "xy"));
        transaction.executeWithoutResult(status -> {
            currentCreator.is(mine);
            teams.ownerOf(other);
            teams.pagesOf(owner);
            assertThat(jdbc.sql("select count(*) from team_member")
                            .query(Long.class)
                            .single())
                    .isOne();
        });
    }

    @Test
    void withoutACreatorNoTeamIsSeen() {
        creators.create(owner, page(handle));
        assertThat(jdbc.sql("select count(*) from team_member")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void nobodyChangesAnothersPage() {
        CreatorId mine = creators.create(owner, page(handle));
        CreatorId other = creators.create(new ReaderId(owner.value() - 1), page(handle + "xy"));
        int changed = transaction.execute(status -> {
            currentCreator.is(mine);
            return jdbc.sql("update creator set name = 'Mine now' where id = :other")
                    .param("other", other.value())
                    .update();
        });
        assertThat(changed).isZero();
    }

    private void assertRefused(String wished, HandleRefused.Reason reason) {
        assertThatThrownBy(() -> creators.create(owner, page(wished)))
                .asInstanceOf(type(HandleRefused.class))
                .extracting(HandleRefused::reason)
                .isEqualTo(reason);
    }

    private static NewCreator page(String handle) {
        return new NewCreator(handle, "Name", "About", "#336699", CurrencyCode.USD);
    }
}
