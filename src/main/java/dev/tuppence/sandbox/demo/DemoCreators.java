package dev.tuppence.sandbox.demo;

import dev.tuppence.catalog.DraftText;
import dev.tuppence.catalog.Drafts;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CreatorPage;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.NewCreator;
import dev.tuppence.creators.Pictures;
import dev.tuppence.identity.Readers;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payouts.Payouts;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The demo's creators at work. */
@Component
@Profile("sandbox")
class DemoCreators {

    private static final Pattern PICTURE = Pattern.compile("]\\(([a-z]+\\.svg)\\)");

    private final Readers readers;
    private final Creators creators;
    private final Pictures pictures;
    private final Drafts drafts;
    private final Payouts payouts;
    private final String baseUrl;
    private final List<DemoPage> pages = DemoPage.all();

    DemoCreators(
            Readers readers,
            Creators creators,
            Pictures pictures,
            Drafts drafts,
            Payouts payouts,
            @Value("${tuppence.base-url}") String baseUrl) {
        this.readers = readers;
        this.creators = creators;
        this.pictures = pictures;
        this.drafts = drafts;
        this.payouts = payouts;
        this.baseUrl = baseUrl;
    }

    void openPages() {
        for (DemoPage page : pages) {
            if (creators.withHandle(page.handle()).isEmpty()) {
                CreatorId creator = creators.create(
                        readers.readerWith(page.owner()),
                        new NewCreator(page.handle(), page.name(), page.bio(), page.accent(), CurrencyCode.USD));
                creators.show(creator, pictures.keep(creator, page.picture(), page.file(page.picture())));
            }
        }
    }

    /** Everybody's n-th article, from 0, where there is one. */
    void publish(int number) {
        for (DemoPage page : pages) {
            if (number < page.articles().size()) {
                publish(page, page.articles().get(number));
            }
        }
    }

    CreatorId creator(String handle) {
        return creators.withHandle(handle).map(CreatorPage::id).orElseThrow();
    }

    /** Tells the processor's page who it is and where its bank is. */
    void onboard(String handle) {
        CreatorId creator = creator(handle);
        URI page = payouts.onboard(creator, "US", URI.create(baseUrl + "/studio/" + handle));
        HostedForm.submit(page, Map.of("first", "Demo", "last", handle, "bank", "DE02" + handle));
        payouts.refresh(creator);
    }

    void wantMoney(String handle) {
        payouts.payNow(creator(handle), CurrencyCode.USD);
    }

    private void publish(DemoPage page, DemoArticle article) {
        CreatorId creator = creator(page.handle());
        boolean written = drafts.of(creator, 0, 100).stream()
                .anyMatch(line -> line.title().equals(article.title()));
        if (written) {
            return;
        }
        String markdown = PICTURE.matcher(article.markdown())
                .replaceAll(picture -> "](%s)".formatted(address(page, creator, picture.group(1))));
        var text = new DraftText(
                article.title(),
                article.summary(),
                markdown,
                Money.ofMajorUnits(article.price(), CurrencyCode.USD),
                null,
                address(page, creator, article.cover()));
        drafts.publish(creator, drafts.write(creator, text));
    }

    private String address(DemoPage page, CreatorId creator, String picture) {
        return pictures.keep(creator, picture, page.file(picture)).address();
    }
}
