package dev.tuppence.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Recognises a mail address that was forgotten, when it comes again: without our key nobody learns it from its mark. */
@Component
public class MailMarks {

    private final SecretKeySpec key;

    MailMarks(PseudonymSettings settings) {
        this.key = new SecretKeySpec(("mails:" + settings.key()).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    public byte[] of(String mail) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(mail.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
