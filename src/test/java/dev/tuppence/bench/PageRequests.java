package dev.tuppence.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** What the browsers of signed-in readers send. */
final class PageRequests {

    /** The first so many readers have an account and a browser that is signed in. */
    static final int SIGNED_IN = Settings.number("browsers", 10_000);

    private static final String CSRF = "6a1f8c52-3b7d-4e90-8c21-5f4d7b9e0a13";
    private static final String HEAD = """
            Host: localhost\r
            User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r
            Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r
            Accept-Language: en-US,en;q=0.5\r
            Sec-Fetch-Site: same-origin\r
            Cookie: reader=reader-%036d; csrf=""" + CSRF + "\r\n";

    static byte[] get(String path, int reader) {
        return bytes("GET " + path + " HTTP/1.1\r\n" + HEAD.formatted(reader) + "\r\n");
    }

    static byte[] unlock(String path, int reader, String quote) {
        String form = "_csrf=" + masked() + "&quote=" + quote;
        return bytes("POST " + path + "/unlock HTTP/1.1\r\n" + HEAD.formatted(reader)
                + "HX-Request: true\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                + form.length() + "\r\n\r\n" + form);
    }

    static void signIn(Site site, Platform platform) {
        site.superuser()
                .sql("""
                        insert into sign_in (token_hash, reader_id, method, created_at, last_seen_on)
                        select sha256(('reader-' || lpad(i::text, 36, '0'))::bytea), i, 'MAIL_LINK', current_date, current_date
                        from generate_series(1, :signedIn) i""")
                .param("signedIn", Math.min(SIGNED_IN, platform.readers()))
                .update();
        site.superuser()
                .sql(
                        "update reader set mail = 'reader-' || id || '@example.org', signed_up_at = created_at where id <= :signedIn")
                .param("signedIn", SIGNED_IN)
                .update();
    }

    /** As a form has it, masked with zeros. */
    private static String masked() {
        byte[] token = bytes(CSRF);
        byte[] both = Arrays.copyOf(new byte[token.length], 2 * token.length);
        System.arraycopy(token, 0, both, token.length, token.length);
        return Base64.getUrlEncoder().encodeToString(both);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private PageRequests() {}
}
