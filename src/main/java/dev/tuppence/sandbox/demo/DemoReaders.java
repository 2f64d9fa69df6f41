package dev.tuppence.sandbox.demo;

import dev.tuppence.catalog.Items;
import dev.tuppence.catalog.Offer;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Readers;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.payments.Cards;
import dev.tuppence.payments.Payer;
import dev.tuppence.settlement.SettlingNow;
import dev.tuppence.unlocks.Access;
import dev.tuppence.unlocks.ReturnReason;
import dev.tuppence.unlocks.Unlocks;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The demo's readers, named by their mail addresses, do what readers do. */
@Component
@Profile("sandbox")
class DemoReaders {

    private final Readers readers;
    private final Items items;
    private final Unlocks unlocks;
    private final Cards cards;
    private final SettlingNow settling;
    private final String baseUrl;

    DemoReaders(
            Readers readers,
            Items items,
            Unlocks unlocks,
            Cards cards,
            SettlingNow settling,
            @Value("${tuppence.base-url}") String baseUrl) {
        this.readers = readers;
        this.items = items;
        this.unlocks = unlocks;
        this.cards = cards;
        this.settling = settling;
        this.baseUrl = baseUrl;
    }

    /** What this creator has published by now, oldest first, at most so many. */
    void unlock(String mail, CreatorId creator, int most) {
        ReaderId reader = readers.readerWith(mail);
        items.newestOf(creator, 0, 100).reversed().stream()
                .filter(offer -> unlocks.accessTo(offer, reader) instanceof Access.Offered)
                .limit(most)
                .forEach(offer -> {
                    if (unlocks.accessTo(offer, reader) instanceof Access.Offered offered) {
                        unlocks.unlock(reader, offered.quote());
                    }
                });
    }

    /** What was unlocked last of this creator. */
    void giveBackNewest(String mail, CreatorId creator) {
        ReaderId reader = readers.readerWith(mail);
        for (Offer offer : items.newestOf(creator, 0, 100)) {
            if (unlocks.accessTo(offer, reader) instanceof Access.Held held && held.take() > 0) {
                unlocks.giveBack(reader, offer.item(), held.take(), ReturnReason.TOO_SHORT);
                return;
            }
        }
    }

    /** Types this number into the processor's page. */
    void saveCard(String mail, String number) {
        Payer payer = new Payer(readers.readerWith(mail).value());
        if (cards.of(payer).isEmpty()) {
            URI page = cards.startSaving(payer, mail, URI.create(baseUrl + "/tab"), Locale.ENGLISH, false);
            HostedForm.submit(page, Map.of("number", number, "expires", "12/34", "cvc", "123", "name", "Demo"));
            cards.refresh(payer);
        }
    }

    void settle(String mail) {
        settling.settle(readers.readerWith(mail), CurrencyCode.USD);
    }
}
