package dev.tuppence.settlement;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Readers;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payments.Cards;
import dev.tuppence.payments.Payer;
import dev.tuppence.unlocks.ChargeKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Readers for tests of settlements: they unlock as lanes do, type cards into the processor's page and answer its bank. */
@Component
public class Patrons {

    public static final String PAYS = "4242424242424242";
    public static final String PAYS_TOO = "5555555555554444";
    public static final String GERMAN = "4000002760000016";
    public static final String FRAUD_WARNING = "4000000000005423";
    public static final String INQUIRY = "4000000000001976";
    public static final String REFUND_FAILS = "4000000000005126";
    public static final String AVAILABLE_AT_ONCE = "4000000000000077";
    public static final String DECLINES_LATER = "4000000000000341";
    public static final String AUTHENTICATES = "4000002760003184";
    private static final AtomicLong ITEMS = new AtomicLong(5_000_000_000L);
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final Readers readers;
    private final Cards cards;
    private final Nights nights;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Patrons(
            Readers readers,
            Cards cards,
            Nights nights,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.nights = nights;
        this.readers = readers;
        this.cards = cards;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** When refunds are sent. */
    @Component
    record Nights(SendingCardRefunds sending, RefundRows rows) {}

    /** What was collected for the card is asked for, as if the day were over. */
    public void night(long settlement) {
        jdbc.sql("update settlement_refund set day = day - 1 where settlement_id = :it and state = 'COLLECTING'")
                .param("it", settlement)
                .update();
        CardRefundsTask.send(nights.sending(), nights.rows(), 100);
    }

    public ReaderId reader() {
        return readers.readerWith(UUID.randomUUID() + "@example.org");
    }

    public ReaderId readerWithCard(String number) throws Exception {
        ReaderId reader = reader();
        saveCard(reader, number);
        return reader;
    }

    public static CreatorId creator() {
        return new CreatorId(ITEMS.incrementAndGet());
    }

    /** What the lane writes for one unlock, without its limit. */
    public ItemId unlock(ReaderId reader, CreatorId creator, Money price) {
        return unlock(reader, creator, price, Duration.ZERO);
    }

    public ItemId unlock(ReaderId reader, CreatorId creator, Money price, Duration ago) {
        var item = new ItemId(ITEMS.incrementAndGet());
        charge(reader, ChargeKind.UNLOCK, item.value(), creator, 0, price, ago);
        return item;
    }

    /** @param split 0 for none */
    public void charge(
            ReaderId reader, ChargeKind kind, long item, CreatorId creator, int split, Money price, Duration ago) {
        Instant at = clock.instant().minus(ago);
        transaction.executeWithoutResult(status -> {
            int period = jdbc.sql("""
                            insert into tab (reader_id, currency, owed_micros, count, limit_micros, opened_at)
                            values (:reader, :currency, :price, 1, 1000000000, :at)
                            on conflict (reader_id, currency) do update set owed_micros = tab.owed_micros + :price,
                                count = tab.count + 1, opened_at = coalesce(tab.opened_at, :at) returning period""")
                    .param("reader", reader.value())
                    .param("currency", price.currency().name())
                    .param("price", price.micros())
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .query(Integer.class)
                    .single();
            jdbc.sql("""
                            insert into charge (debtor, kind, subject, take, payee, split_sheet, amount_micros, currency, period,
                                                item_version, salt, charged_at)
                            values (:reader, :kind, :item, 1, :creator, :split, :price, :currency, :period, 1, 0, :at)""")
                    .param("reader", reader.value())
                    .param("kind", kind.code())
                    .param("item", item)
                    .param("split", split)
                    .param("creator", creator.value())
                    .param("price", price.micros())
                    .param("currency", price.currency().name())
                    .param("period", period)
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .update();
        });
    }

    public void saveCard(ReaderId reader, String number) throws Exception {
        saveCard(reader, number, false);
    }

    public void saveCard(ReaderId reader, String number, boolean spare) throws Exception {
        var payer = new Payer(reader.value());
        URI page = cards.startSaving(
                payer, "patron@example.org", URI.create("http://localhost/back"), Locale.ENGLISH, spare);
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        HttpResponse<String> answer = submit(
                browser,
                page.toString(),
                Map.of("number", number, "expires", "12/34", "cvc", "123", "name", "A. Reader"));
        String next = answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
        if (next.contains("/authenticate/")) {
            submit(browser, next, Map.of("approve", "true"));
        }
        cards.refresh(payer);
    }

    /** Answers the bank's page; where it leads afterwards. */
    public static String approve(URI page) throws Exception {
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        return submit(browser, page.toString(), Map.of("approve", "true"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    public static Money usd(String amount) {
        return Money.ofMajorUnits(new BigDecimal(amount), CurrencyCode.USD);
    }

    /** Fills in a page of the processor. */
    public static HttpResponse<String> submit(HttpClient browser, String page, Map<String, String> fields)
            throws IOException, InterruptedException {
        String html = browser.send(
                        HttpRequest.newBuilder(URI.create(page)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        Matcher token = CSRF.matcher(html);
        String body = (token.find() ? "_csrf=" + token.group(1) + "&" : "")
                + fields.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return browser.send(
                HttpRequest.newBuilder(URI.create(page.replaceAll("\\?.*", "")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
