package dev.tuppence.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.identity.Readers;
import dev.tuppence.identity.SignInCookie;
import dev.tuppence.identity.SignInMethod;
import dev.tuppence.identity.SignIns;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.Ordered;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The shell as browsers meet it, over HTTP: filters, headers and error pages are the server's as much as ours. */
@WholeApplicationTest
class SiteTests {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    Readers readers;

    @Autowired
    SignIns signIns;

    @Autowired
    FilterChainProxy chains;

    @Autowired
    CsrfTokenRepository formTokens;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping pages;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void pagesAreFoundBeforeTheMonitorIsAsked() {
        assertThat(pages.getOrder()).isEqualTo(Ordered.HIGHEST_PRECEDENCE);
    }

    /** Spring's csrf() for mock requests leaves a repository of its own behind, for everybody who shares the context. */
    @BeforeEach
    void formTokensAreOurs() {
        chains.getFilters("/").stream()
                .filter(CsrfFilter.class::isInstance)
                .forEach(filter -> ReflectionTestUtils.setField(filter, "tokenRepository", formTokens));
    }

    @Test
    void pagesLoadNothingFromElsewhereAndCannotBeFramed() throws Exception {
        HttpResponse<String> page = get("/login");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .contains("form-action 'self' https://checkout.stripe.com")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Permissions-Policy")).isPresent();
        assertThat(page.headers().firstValue("Strict-Transport-Security")).isEmpty(); // no https here
        assertThat(page.body())
                .contains("<html lang=\"en\">")
                .doesNotContain("style=\"", "onclick", "<script>", "//cdn", "th:");
    }

    @Test
    void readingNeedsNoSession() throws Exception {
        assertThat(get("/login").headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("csrf=")
                .contains("HttpOnly", "SameSite=Lax");
        assertThat(get("/site.css").headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void whatNeverChangesIsKeptForever() throws Exception {
        Matcher sheet = Pattern.compile("href=\"(/site-[0-9a-f]{32}\\.css)\"")
                .matcher(get("/login").body());
        assertThat(sheet.find()).isTrue();

        HttpResponse<String> css = get(sheet.group(1));
        assertThat(css.statusCode()).isEqualTo(200);
        assertThat(css.headers().firstValue("Cache-Control").orElseThrow()).contains("max-age=31536000");
        assertThat(get("/webjars/htmx.org/2.0.10/dist/htmx.min.js").statusCode())
                .isEqualTo(200);
        assertThat(get("/favicon.svg").statusCode()).isEqualTo(200);
        assertThat(get("/robots.txt").body()).contains("Disallow: /settings");
    }

    @Test
    void anAccentIsAStylesheetOfVariables() throws Exception {
        HttpResponse<String> css = get("/accent/ffe600.css");

        assertThat(css.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/css");
        assertThat(css.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(css.body()).matches("(?s):root\\{--accent:#[0-9a-f]{6};--on-accent:#[0-9a-f]{6}}.*");
        assertThat(get("/accent/ffe600%7d.css").statusCode()).isEqualTo(404);
        assertThat(get("/accent/red.css").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/no-such-page", "/@nobody-has-this-handle", "/.env", "/actuator/env", "/h2-console", "/error"})
    void whatIsNotThereIsToldInThePagesOwnWords(String path) throws Exception {
        HttpResponse<String> page = get(path);

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("There is nothing here", "site-header");
        assertThat(get(path, "Accept-Language", "ko").body()).contains("여기에는 아무것도 없습니다", "lang=\"ko\"");
    }

    @Test
    void machinesGetAProblem() throws Exception {
        HttpResponse<String> problem = get("/no-such-page", "Accept", "application/json");

        assertThat(problem.statusCode()).isEqualTo(404);
        assertThat(problem.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(problem.body()).contains("\"status\":404", "\"title\":\"There is nothing here\"", "\"detail\"");
        assertThat(get("/tab", "Accept", "application/json").statusCode()).isEqualTo(401);
    }

    @Test
    void htmxGetsANoticeForThePage() throws Exception {
        assertThat(get("/no-such-page", "HX-Request", "true").body())
                .startsWith("<p class=\"notice bad\" role=\"alert\">")
                .doesNotContain("<html");
    }

    @Test
    void theWrongMethodAndTheWrongKindOfBodyAreToldSo() throws Exception {
        assertThat(post("/login/sent", "", "application/x-www-form-urlencoded").statusCode())
                .isEqualTo(405);
        assertThat(post("/login/passkey", "<a/>", "text/xml").statusCode()).isEqualTo(415);
    }

    @Test
    void aMissingFieldIsTheSendersMistake() throws Exception {
        HttpResponse<String> page = get("/login/link");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("We could not read that");
    }

    @Test
    void aFormWithoutItsTokenIsOutOfDate() throws Exception {
        HttpResponse<String> page = client.send(
                HttpRequest.newBuilder(uri("/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "text/html")
                        .POST(BodyPublishers.ofString("mail=a@example.org"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("This form is out of date", "load the page again");
    }

    @Test
    void hugeAndEndlessBodiesAreRefused() throws Exception {
        HttpResponse<String> huge =
                post("/login", "mail=" + "x".repeat(2_200_000), "application/x-www-form-urlencoded");
        assertThat(huge.statusCode()).isEqualTo(413);
        assertThat(huge.body()).contains("Too large");

        HttpResponse<String> endless = client.send(
                HttpRequest.newBuilder(uri("/login"))
                        .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(new byte[10])))
                        .build(),
                BodyHandlers.ofString());
        assertThat(endless.statusCode()).isEqualTo(411);
    }

    @Test
    void whatLooksLikeAnAttackIsRefusedInThePagesOwnWords() throws Exception {
        assertThat(raw("GET /a;b=c HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("We could not read that");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/@a%2Fb", "/@a%00", "/@a%ff", "/..;/admin", "/@\u0001"})
    void whatTheServerItselfRefusesIsToldInOurOwnWords(String path) throws Exception {
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: ";

        assertThat(raw(request + "text/html\r\nAccept-Language: en\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .doesNotContain("HTTP Status", "Tomcat");
        assertThat(raw(request + "application/json\r\n\r\n")).contains("application/problem+json", "\"status\":400");
    }

    @Test
    void refusalsWithoutAPageSpeakTheReadersLanguage() throws Exception {
        assertThat(raw("GET /@a%2Fb HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Accept: text/html\r\nAccept-Language: ko\r\n\r\n"))
                .contains("lang=\"ko\"", "<h1>");
        assertThat(raw("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n"
                        + "Accept: text/html\r\nAccept-Language: en\r\n\r\n"))
                .contains("Not at this name", "http://localhost:" + port + "/");
    }

    @Test
    void noTextHasANulInIt() throws Exception {
        assertThat(get("/discover?q=a%00b").statusCode()).isEqualTo(400);
        assertThat(get("/discover?q=%ff").body()).contains("We could not read that", "site-header");
        assertThat(post("/login", "mail=a%00@example.org", "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void onlyTheStudioTakesUploads() throws Exception {
        String body =
                "--x\r\nContent-Disposition: form-data; name=\"mail\"\r\n\r\n" + "a".repeat(3 << 20) + "\r\n--x--\r\n";
        assertThat(post("/login", body, "multipart/form-data; boundary=x").statusCode())
                .isEqualTo(413);
        assertThat(post("/studio/new", body, "multipart/form-data; boundary=x").statusCode())
                .isEqualTo(413); // one field larger than any
        HttpResponse<String> broken = post("/studio/new", "--x\r\nbroken", "multipart/form-data; boundary=x");
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(broken.body()).contains("We could not read that");
    }

    @Test
    void aProblemSaysWhereItHappened() throws Exception {
        assertThat(get("/no-such-page", "Accept", "application/json").body())
                .contains("\"instance\":\"/no-such-page\"");
    }

    @Test
    void aProxySaysWhoAsksOverWhat() throws Exception {
        Form form = openForm("unrelated=1");
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(uri("/language"))
                        .header("Cookie", form.cookies())
                        .header("X-XSRF-TOKEN", form.token())
                        .header("X-Forwarded-Proto", "https")
                        .header("X-Forwarded-For", "203.0.113.7")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("language=en"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Location").orElseThrow()).startsWith("https://");
    }

    @Test
    void unknownHostsGetNoPage() throws Exception {
        assertThat(raw("GET /login HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421")
                .doesNotContain("evil.example");
        assertThat(raw("GET /actuator/health HTTP/1.1\r\nHost: 10.0.0.7\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void whoIsNotSignedInIsAskedToAndLedBack() throws Exception {
        HttpResponse<String> page = get("/tab?currency=USD");

        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(page.headers().firstValue("Location")).contains("/login?next=%2Ftab%3Fcurrency%3DUSD");
        assertThat(get("/tab", "HX-Request", "true").headers().firstValue("HX-Redirect"))
                .isPresent();
    }

    @Test
    @Tag("edge-43")
    void aReaderWhoChangesThingsFasterThanPeopleCanHasToWait() throws Exception {
        SignInCookie cookie =
                signIns.start(readers.readerWith(UUID.randomUUID() + "@example.org"), SignInMethod.MAIL_LINK);
        Form form = openForm(cookie.name() + "=" + cookie.value());
        HttpResponse<String> answer = form.post("/language", "language=en", "application/x-www-form-urlencoded");
        assertThat(answer.statusCode()).isEqualTo(302);

        for (int time = 0; time < 2000 && answer.statusCode() != 429; time++) {
            answer = form.post("/language", "language=en", "application/x-www-form-urlencoded");
        }

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("A little too fast", "No money moved");
    }

    /** A page with a form was opened: its cookies and its token. */
    private record Form(SiteTests site, String cookies, String token) {

        HttpResponse<String> post(String path, String body, String type) throws Exception {
            return site.client.send(
                    HttpRequest.newBuilder(site.uri(path))
                            .header("Cookie", cookies)
                            .header("X-XSRF-TOKEN", token)
                            .header("Content-Type", type)
                            .header("Accept", "text/html")
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private Form openForm(String cookies) throws Exception {
        HttpResponse<String> page = get("/", "Cookie", cookies);
        String csrf = page.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("csrf="))
                .findFirst()
                .orElseThrow()
                .split(";")[0];
        Matcher token = TOKEN.matcher(page.body());
        assertThat(token.find()).isTrue();
        return new Form(this, cookies + "; " + csrf, token.group(1));
    }

    private HttpResponse<String> post(String path, String body, String type) throws Exception {
        return openForm("unrelated=1").post(path, body, type);
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(uri(path));
        request.header("Accept-Language", "en");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
