package dev.tuppence.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.NewCreator;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Readers;
import dev.tuppence.identity.SignInCookie;
import dev.tuppence.identity.SignInMethod;
import dev.tuppence.identity.SignIns;
import dev.tuppence.money.CurrencyCode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Bounds that only a real server keeps. */
@WholeApplicationTest
class UploadLimitsTests {

    private static final String BOUNDARY = "----a-boundary";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    Readers readers;

    @Autowired
    SignIns signIns;

    @Autowired
    Creators creators;

    HttpClient browser;
    String handle;
    String cookie;
    String token;

    @BeforeEach
    void somebodyAtTheImportPage() throws Exception {
        handle = "upload-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 50), 36);
        ReaderId reader = readers.readerWith(UUID.randomUUID() + "@example.org");
        creators.create(reader, new NewCreator(handle, "Uploads", "", "#336699", CurrencyCode.USD));
        SignInCookie signedIn = signIns.start(reader, SignInMethod.MAIL_LINK);
        browser = HttpClient.newHttpClient();
        cookie = signedIn.name() + "=" + signedIn.value();
        HttpResponse<String> page = browser.send(
                request("/studio/" + handle + "/imports").GET().build(), HttpResponse.BodyHandlers.ofString());
        Matcher found = TOKEN.matcher(page.body());
        assertThat(found.find()).isTrue();
        token = found.group(1);
        cookie += page.headers().allValues("set-cookie").stream()
                .map(set -> "; " + set.split(";")[0])
                .collect(Collectors.joining());
    }

    @Test
    void twoHundredFilesInFoldersAreTaken() throws Exception {
        String files = IntStream.range(0, 200)
                .mapToObj(i -> file("a folder with a long name/".repeat(10) + i + ".md", "Text."))
                .collect(Collectors.joining());
        HttpResponse<String> answer = upload("/imports", field("price", "150000") + files);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("location").orElseThrow()).contains("/imports/");
    }

    @Test
    void moreFilesAreRefusedWithWords() throws Exception {
        String files =
                IntStream.range(0, 201).mapToObj(i -> file(i + ".md", "Text.")).collect(Collectors.joining());
        HttpResponse<String> answer = upload("/imports", field("price", "150000") + files);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("more than 200 files");
    }

    @Test
    void anUploadBeyondEveryBoundGetsAPageAndNotAnError500() throws Exception {
        String files =
                IntStream.range(0, 700).mapToObj(i -> file(i + ".md", "Text.")).collect(Collectors.joining());
        assertThat(upload("/imports", field("price", "150000") + files).statusCode())
                .isIn(400, 413);
        assertThat(upload("/imports", field("price", "150000") + file("large.zip", "x".repeat(56 << 20)))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void aLongKoreanTextIsKeptWholeAndReturnedWhenItIsTooLong() throws Exception {
        String fits = "가".repeat(349_000);
        String form = field("title", "긴 글") + field("price", "0") + field("action", "save");
        assertThat(upload("/articles/new", form + field("markdown", fits)).statusCode())
                .isEqualTo(302);
        HttpResponse<String> answer = upload("/articles/new", form + field("markdown", fits + "나".repeat(1_000)));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("나</textarea>");
    }

    private HttpResponse<String> upload(String path, String parts) throws Exception {
        String body = field("_csrf", token) + parts + "--" + BOUNDARY + "--\r\n";
        return browser.send(
                request("/studio/" + handle + path)
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Cookie", cookie)
                .header("Accept", "text/html")
                .header("Accept-Language", "en");
    }

    private static String field(String name, String value) {
        return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(BOUNDARY, name, value);
    }

    private static String file(String path, String text) {
        return "--%s\r\nContent-Disposition: form-data; name=\"files\"; filename=\"%s\"\r\nContent-Type: text/markdown\r\n\r\n%s\r\n"
                .formatted(BOUNDARY, path, text);
    }
}
