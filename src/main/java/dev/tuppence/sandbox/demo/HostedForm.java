package dev.tuppence.sandbox.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Fills in one of the local processor's pages the way a browser does. */
final class HostedForm {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private HostedForm() {}

    /** @throws IllegalStateException when the page does not take it */
    static void submit(URI page, Map<String, String> fields) {
        try (var browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            String html =
                    browser.send(request(page).build(), BodyHandlers.ofString()).body();
            HttpResponse<Void> answer = browser.send(
                    request(page)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form(html, fields)))
                            .build(),
                    BodyHandlers.discarding());
            if (answer.statusCode() / 100 != 3) {
                throw new IllegalStateException("The processor's page answered " + answer.statusCode());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.Builder request(URI page) {
        return HttpRequest.newBuilder(page).timeout(PATIENCE);
    }

    private static String form(String html, Map<String, String> fields) {
        Matcher token = CSRF.matcher(html);
        String start = token.find() ? "_csrf=" + encoded(token.group(1)) + "&" : "";
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&", start, ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
