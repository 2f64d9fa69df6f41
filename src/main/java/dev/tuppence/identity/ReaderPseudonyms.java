package dev.tuppence.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Names for readers that do not say who they are. Each creator sees other names than the next, so that two of them cannot
 * compare; the operator's names lead back to the reader, creators' do not.
 */
@Component
public class ReaderPseudonyms {

    private static final HexFormat HEX = HexFormat.of();

    private final SecretKeySpec signing;
    private final SecretKeySpec sealing;

    ReaderPseudonyms(PseudonymSettings settings) {
        this.signing = new SecretKeySpec(hash("creators:" + settings.key()), "HmacSHA256");
        this.sealing = new SecretKeySpec(hash("operator:" + settings.key()), "AES");
    }

    /** Eight letters and digits, always the same for this reader and this audience, e.g. a creator's id. */
    public String forAudience(long audience, ReaderId reader) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(signing);
            byte[] code = mac.doFinal((audience + ":" + reader.value()).getBytes(StandardCharsets.UTF_8));
            return HEX.formatHex(code, 0, 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** 32 hexadecimal digits for the operator's pages and addresses. */
    public String forOperator(ReaderId reader) {
        byte[] block =
                ByteBuffer.allocate(16).putLong(0).putLong(reader.value()).array();
        return HEX.formatHex(crypt(Cipher.ENCRYPT_MODE, block));
    }

    /** Whom {@link #forOperator} named; empty for anything it did not write. */
    public Optional<ReaderId> behind(String name) {
        if (!name.matches("[0-9a-f]{32}")) {
            return Optional.empty();
        }
        ByteBuffer block = ByteBuffer.wrap(crypt(Cipher.DECRYPT_MODE, HEX.parseHex(name)));
        return block.getLong() == 0 ? Optional.of(new ReaderId(block.getLong())) : Optional.empty();
    }

    /** One block with zeros in front: a permutation of ids, in which a guess does not hit. */
    private byte[] crypt(int mode, byte[] block) {
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(mode, sealing);
            return cipher.doFinal(block);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest, 32);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
