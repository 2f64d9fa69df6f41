package dev.tuppence.unlocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotesUnitTests {

    private static final Quote QUOTE = new Quote(
            new ItemId(42),
            3,
            new CreatorId(7),
            Money.ofMinorUnits(15, CurrencyCode.USD),
            2,
            Instant.parse("2026-01-02T03:04:05Z"));

    private final Quotes quotes = quotesSignedWith("a key that only this test knows, long enough");

    @Test
    void whatWasSignedIsReadBack() {
        assertThat(quotes.read(quotes.sign(QUOTE))).isEqualTo(QUOTE);
    }

    @Test
    void everyChangedCharacterIsForged() {
        String signed = quotes.sign(QUOTE);
        for (int i = 0; i < signed.length() - 1; i++) {
            char other = signed.charAt(i) == '1' ? '2' : '1';
            String forged = signed.substring(0, i) + other + signed.substring(i + 1);
            assertThatThrownBy(() -> quotes.read(forged)).as(forged).isInstanceOf(ForgedQuote.class);
        }
    }

    @Test
    void anothersSignatureIsForged() {
        String signed = quotesSignedWith("another key of another server, as long as that")
                .sign(QUOTE);
        assertThatThrownBy(() -> quotes.read(signed)).isInstanceOf(ForgedQuote.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "nothing", "1.2.3.4.USD.1.1.", "1.2.3.4.USD.1.1.!!!"})
    void whatIsNoQuoteIsForged(String text) {
        assertThatThrownBy(() -> quotes.read(text)).isInstanceOf(ForgedQuote.class);
        assertThatThrownBy(() -> quotes.read(text + "x".repeat(10_000_000))).isInstanceOf(ForgedQuote.class);
    }

    private static Quotes quotesSignedWith(String key) {
        Duration any = Duration.ofMinutes(15);
        return new Quotes(new UnlocksSettings(key, any, 1, 1, 1, any, any, any, 0, 0, 0, Map.of()));
    }
}
