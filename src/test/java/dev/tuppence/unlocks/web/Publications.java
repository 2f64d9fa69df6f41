package dev.tuppence.unlocks.web;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import dev.tuppence.catalog.DraftText;
import dev.tuppence.catalog.Drafts;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.catalog.Offer;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.NewCreator;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Readers;
import dev.tuppence.identity.SignedInAuthentication;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A creator of its own for each test, with articles whose preview and rest are told apart easily. */
public final class Publications {

    static final String PREVIEW = "What everybody may read.";
    static final String REST = "What only those read who have it.";

    private static final Pattern QUOTE = Pattern.compile("name=\"quote\" value=\"([^\"]+)\"");
    private static final AtomicInteger TITLES = new AtomicInteger();

    private final Readers readers;
    private final Drafts drafts;
    private final String handle =
            "p" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    private final CreatorId creator;

    public Publications(Readers readers, Creators creators, Drafts drafts) {
        this.readers = readers;
        this.drafts = drafts;
        ReaderId owner = readers.readerWith(handle + "@example.org");
        creator = creators.create(
                owner, new NewCreator(handle, "The " + handle, "On small things.", "#8a3b12", CurrencyCode.USD));
    }

    public String handle() {
        return handle;
    }

    CreatorId creator() {
        return creator;
    }

    public Offer article(int cents) {
        return article("Article " + TITLES.incrementAndGet(), cents);
    }

    public Offer article(String title, int cents) {
        return publish(drafts.write(creator, text(title, REST, cents)));
    }

    Offer publish(ItemId draft) {
        return drafts.publish(creator, draft);
    }

    /** Writes it anew at another price, and publishes that. */
    Offer republish(Offer offer, String rest, int cents) {
        int revision = drafts.draftOf(creator, offer.item()).revision();
        drafts.edit(creator, offer.item(), revision, text(offer.title(), rest, cents));
        return publish(offer.item());
    }

    void unpublish(Offer offer) {
        drafts.unpublish(creator, offer.item());
    }

    /** A reader with an account, signed in. */
    public SignedInReader reader() {
        return new SignedInReader(readers.readerWith(UUID.randomUUID() + "@example.org"), false, Set.of());
    }

    /** The same, who reads Korean in Seoul. */
    static SignedInReader korean(SignedInReader reader) {
        return new SignedInReader(
                reader.reader(), reader.guest(), reader.roles(), Locale.KOREAN, ZoneId.of("Asia/Seoul"));
    }

    public static RequestPostProcessor as(SignedInReader reader) {
        return authentication(new SignedInAuthentication(reader, false));
    }

    static String quoteIn(String page) {
        Matcher quote = QUOTE.matcher(page);
        if (!quote.find()) {
            throw new AssertionError("No button on the page:\n" + page);
        }
        return quote.group(1);
    }

    private static DraftText text(String title, String rest, int cents) {
        String markdown = PREVIEW + "\n\n<!-- more -->\n\n" + rest + "\n";
        return new DraftText(title, "A summary.", markdown, Money.ofMinorUnits(cents, CurrencyCode.USD), null, null);
    }
}
