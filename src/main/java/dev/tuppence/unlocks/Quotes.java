package dev.tuppence.unlocks;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Signs quotes into forms and reads them back. */
@Component
public class Quotes {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LONGEST = 300;
    private static final int FIELDS = 7;

    private final SecretKeySpec key;

    Quotes(UnlocksSettings settings) {
        key = new SecretKeySpec(settings.quoteKey().getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    public String sign(Quote quote) {
        String text = "%d.%d.%d.%d.%s.%d.%d"
                .formatted(
                        quote.item().value(),
                        quote.version(),
                        quote.creator().value(),
                        quote.price().micros(),
                        quote.price().currency(),
                        quote.take(),
                        quote.expiresAt().getEpochSecond());
        return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(macOf(text));
    }

    /** @throws ForgedQuote when this server did not sign it */
    public Quote read(String signed) {
        int end = signed.lastIndexOf('.');
        if (end == -1 || signed.length() > LONGEST) {
            throw new ForgedQuote();
        }
        String text = signed.substring(0, end);
        if (!MessageDigest.isEqual(macOf(text), bytesOf(signed.substring(end + 1)))) {
            throw new ForgedQuote();
        }
        String[] fields = text.split("\\.", FIELDS);
        return new Quote(
                new ItemId(Long.parseLong(fields[0])),
                Integer.parseInt(fields[1]),
                new CreatorId(Long.parseLong(fields[2])),
                new Money(Long.parseLong(fields[3]), CurrencyCode.valueOf(fields[4])),
                Integer.parseInt(fields[5]),
                Instant.ofEpochSecond(Long.parseLong(fields[6])));
    }

    private static byte[] bytesOf(String mac) {
        try {
            return Base64.getUrlDecoder().decode(mac);
        } catch (IllegalArgumentException e) {
            throw new ForgedQuote();
        }
    }

    private byte[] macOf(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM); // one per use: they are not for sharing
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
