package dev.tuppence.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.NewCreator;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@WholeApplicationTest
class DraftsTests {

    private static final Money PRICE = Money.ofMinorUnits(15, CurrencyCode.USD);

    @Autowired
    Drafts drafts;

    @Autowired
    Items items;

    @Autowired
    Creators creators;

    String handle;
    CreatorId creator;

    @BeforeEach
    void aCreator() {
        handle = "writer-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 50), 36);
        creator = creators.create(
                new ReaderId(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE)),
                new NewCreator(handle, "Writer", "", "#336699", CurrencyCode.USD));
    }

    @Test
    void readersSeeWhatIsPublished() {
        ItemId item = drafts.write(creator, text("On Rivers", "Water."));
        assertThat(items.offerAt(handle, "on-rivers")).isEmpty();
        assertThatThrownBy(() -> items.offerOf(item)).isInstanceOf(NoSuchItem.class);

        Offer offer = drafts.publish(creator, item);

        assertThat(items.offerAt(handle, "on-rivers")).contains(offer);
        assertThat(items.offerOf(item)).isEqualTo(offer);
        assertThat(offer.title()).isEqualTo("On Rivers");
        assertThat(offer.price()).isEqualTo(PRICE);
        assertThat(items.textOf(item, 1).bodyHtml()).isEqualToIgnoringNewLines("<p>Water.</p>");
        assertThat(items.newestOf(creator, 0, 10)).containsExactly(offer);
        assertThat(items.countOf(creator)).isOne();
    }

    @Test
    void aReaderKeepsTheVersionBought() {
        ItemId item = drafts.write(creator, text("First", "One."));
        drafts.publish(creator, item);
        drafts.edit(creator, item, revision(item), text("First", "Two."));
        assertThat(items.offerOf(item).version()).isOne();
        assertThat(drafts.draftOf(creator, item).changed()).isTrue();

        drafts.publish(creator, item);

        assertThat(items.offerOf(item).version()).isEqualTo(2);
        assertThat(items.textOf(item, 1).bodyHtml()).contains("One.");
        assertThat(items.textOf(item, 2).bodyHtml()).contains("Two.");
    }

    @Test
    void anotherPriceIsNoOtherVersion() {
        ItemId item = drafts.write(creator, text("Priced", "Same."));
        drafts.publish(creator, item);
        Money dearer = Money.ofMinorUnits(25, CurrencyCode.USD);
        drafts.edit(creator, item, revision(item), new DraftText("Priced", "", "Same.", dearer, null, null));
        drafts.publish(creator, item);
        assertThat(items.offerOf(item).price()).isEqualTo(dearer);
        assertThat(items.offerOf(item).version()).isOne();
    }

    @Test
    void whatIsWithdrawnIsNotOfferedButStillFound() {
        ItemId item = drafts.write(creator, text("Gone", "Text."));
        drafts.publish(creator, item);
        drafts.unpublish(creator, item);
        assertThat(items.offerAt(handle, "gone")).isEmpty();
        assertThat(items.everAt(handle, "gone")).isPresent();
        assertThat(items.offersOf(List.of(item))).containsKey(item);
        assertThat(items.newestOf(creator, 0, 10)).isEmpty();

        drafts.publish(creator, item);
        assertThat(items.offerAt(handle, "gone")).isPresent();
    }

    @Test
    void anOldAddressLeadsToTheNewOne() {
        ItemId item = drafts.write(creator, text("Old name", "Text."));
        drafts.publish(creator, item);
        drafts.edit(creator, item, revision(item), text("New name", "Text."));
        drafts.publish(creator, item);
        assertThat(items.offerAt(handle, "old-name").orElseThrow().slug()).isEqualTo("new-name");

        ItemId other = drafts.write(creator, text("Old name", "Other."));
        assertThat(drafts.draftOf(creator, other).slug()).isEqualTo("old-name-2");
    }

    @Test
    void anEditFromAnOldPageSavesNothing() {
        ItemId item = drafts.write(creator, text("Shared", "One."));
        int opened = revision(item);
        drafts.edit(creator, item, opened, text("Shared", "Two."));
        assertThatThrownBy(() -> drafts.edit(creator, item, opened, text("Shared", "Three.")))
                .isInstanceOf(ChangedMeanwhile.class);
        assertThat(drafts.draftOf(creator, item).text().markdown()).isEqualTo("Two.");
    }

    @Test
    void pricesKeepToTheCreatorsCurrencyAndBounds() {
        for (Money price : List.of(
                Money.ofMinorUnits(15, CurrencyCode.EUR),
                new Money(900, CurrencyCode.USD),
                new Money(150_050, CurrencyCode.USD),
                new Money(-1_000, CurrencyCode.USD),
                Money.ofMinorUnits(5001, CurrencyCode.USD))) {
            assertThatThrownBy(() -> drafts.write(creator, new DraftText("Title", "", "Text", price, null, null)))
                    .isInstanceOf(WrongPrice.class);
        }
        drafts.write(
                creator, new DraftText("Tenth of a cent", "", "Text", new Money(1_000, CurrencyCode.USD), null, null));
        drafts.write(creator, new DraftText("Free", "", "Text", Money.zero(CurrencyCode.USD), null, null));
    }

    @Test
    void onlyDraftsAreDeleted() {
        ItemId draft = drafts.write(creator, text("Draft", "Text."));
        ItemId published = drafts.write(creator, text("Published", "Text."));
        drafts.publish(creator, published);
        drafts.delete(creator, draft);
        drafts.delete(creator, published);
        assertThatThrownBy(() -> drafts.draftOf(creator, draft)).isInstanceOf(NoSuchItem.class);
        assertThat(items.offerOf(published)).isNotNull();
    }

    @Test
    void whatHasNoTextIsNotPublished() {
        ItemId item = drafts.write(creator, text("Empty", " \n"));
        assertThatThrownBy(() -> drafts.publish(creator, item)).isInstanceOf(NotPublishable.class);
    }

    private int revision(ItemId item) {
        return drafts.draftOf(creator, item).revision();
    }

    private static DraftText text(String title, String markdown) {
        return new DraftText(title, "", markdown, PRICE, null, null);
    }
}
