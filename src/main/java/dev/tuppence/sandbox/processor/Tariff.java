package dev.tuppence.sandbox.processor;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What a currency costs, in minor units. Where Stripe publishes a figure it is Stripe's; elsewhere about the same value.
 *
 * @param fixedFee per card payment
 * @param disputeFee per dispute
 * @param minimum the smallest charge
 */
record Tariff(long fixedFee, long disputeFee, long minimum) {

    private static final long LARGEST = 99_999_999;

    private static final String TABLE = """
            USD 30 1500 50        EUR 25 2000 50       GBP 20 2000 30       AUD 30 2500 50      BRL 39 5500 50
            CAD 30 1500 50        CHF 30 2000 50       CZK 650 45000 1500   DKK 180 15000 250   HKD 235 8500 400
            HUF 8500 600000 17500 IDR 500000 20000000 1000000               ILS 120 5500 200    INR 300 120000 50
            ISK 4100 210000 10000 MXN 300 30000 1000   MYR 100 6000 200     NOK 200 16000 300   NZD 30 2500 50
            PHP 1500 85000 3000   PLN 100 8000 200     RON 100 9000 200     SEK 180 16000 300   SGD 50 1500 50
            THB 1000 50000 1000   TRY 1000 60000 2000  TWD 900 48000 2000   UGX 110000 5500000 200000
            ZAR 500 28000 1000    BIF 900 45000 1500   CLP 300 15000 500    DJF 50 2700 100     GNF 2600 130000 5000
            JPY 30 1500 50        KMF 140 7000 250     KRW 400 20000 700    MGA 1400 68000 2500 PYG 2200 110000 4000
            RWF 430 22000 750     VND 7600 380000 13000 VUV 36 1800 60      XAF 180 9000 300    XOF 180 9000 300
            XPF 32 1600 60        BHD 110 5700 200     JOD 210 10600 400    KWD 90 4600 200     OMR 120 5800 200
            TND 930 47000 1600""";

    private static final Map<CurrencyCode, Tariff> TARIFFS = read();

    static Tariff of(String currency) {
        return Objects.requireNonNull(TARIFFS.get(code(currency)), currency);
    }

    static CurrencyCode code(String currency) {
        try {
            return CurrencyCode.valueOf(currency.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            String message = "Invalid currency: %s. See https://stripe.com/docs/currencies.".formatted(currency);
            throw Refusal.invalid("parameter_invalid", message, "currency");
        }
    }

    /** Refuses what no card can be charged: too little, too much, or half a unit of a currency of whole ones. */
    static void requireChargeable(long amount, String currency) {
        if (amount < of(currency).minimum()) {
            String message = "Amount must be at least %s."
                    .formatted(Money.ofMinorUnits(of(currency).minimum(), code(currency)));
            throw Refusal.invalid("amount_too_small", message, "amount");
        }
        if (amount > LARGEST) {
            throw Refusal.invalid("amount_too_large", "Amount must be no more than 99999999.", "amount");
        }
        requireWhole(amount, currency);
    }

    /** Refuses nothing, less than nothing, and half a unit of a currency of whole ones. */
    static void requireWhole(long amount, String currency) {
        Money money = Money.ofMinorUnits(Math.max(amount, 0), code(currency));
        if (amount < 1 || !money.chargeable().equals(money)) {
            String message = "Invalid amount: %d is not a whole step of %s.".formatted(amount, currency);
            throw Refusal.invalid("parameter_invalid_integer", message, "amount");
        }
    }

    private static Map<CurrencyCode, Tariff> read() {
        Map<CurrencyCode, Tariff> tariffs = new EnumMap<>(CurrencyCode.class);
        String[] words = TABLE.strip().split("\\s+");
        for (int i = 0; i < words.length; i += 4) {
            tariffs.put(
                    CurrencyCode.valueOf(words[i]),
                    new Tariff(
                            Long.parseLong(words[i + 1]), Long.parseLong(words[i + 2]), Long.parseLong(words[i + 3])));
        }
        return tariffs;
    }
}
