package dev.tuppence.sandbox.processor;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.checkout.Session;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.checkout.SessionCreateParams;
import dev.tuppence.payments.ProcessorAddress;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The processor as a merchant's program and a cardholder's browser use it: over HTTP, with Stripe's own client. */
class Till {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    final StripeClient stripe;
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    Till(ProcessorAddress address, String key) {
        this.stripe = StripeClient.builder()
                .setApiKey(key)
                .setApiBase(address.apiBase())
                .setMaxNetworkRetries(0)
                .build();
    }

    Customer customer() throws StripeException {
        return stripe.v1()
                .customers()
                .create(CustomerCreateParams.builder()
                        .setEmail("reader@example.org")
                        .build());
    }

    PaymentMethod card(String token, Customer customer) throws StripeException {
        return stripe.v1()
                .paymentMethods()
                .attach(
                        token,
                        PaymentMethodAttachParams.builder()
                                .setCustomer(customer.getId())
                                .build());
    }

    Session checkout(Customer customer) throws StripeException {
        return stripe.v1()
                .checkout()
                .sessions()
                .create(SessionCreateParams.builder()
                        .setMode(SessionCreateParams.Mode.SETUP)
                        .setCustomer(customer.getId())
                        .addPaymentMethodType(SessionCreateParams.PaymentMethodType.CARD)
                        .setSuccessUrl("http://localhost/saved?session={CHECKOUT_SESSION_ID}")
                        .setCancelUrl("http://localhost/cancelled")
                        .build());
    }

    PaymentIntent intent(Customer customer, long amount, String currency) throws StripeException {
        return stripe.v1()
                .paymentIntents()
                .create(PaymentIntentCreateParams.builder()
                        .setAmount(amount)
                        .setCurrency(currency)
                        .setCustomer(customer.getId())
                        .addPaymentMethodType("card")
                        .build());
    }

    PaymentIntent charge(PaymentIntent intent, PaymentMethod card) throws StripeException {
        return stripe.v1()
                .paymentIntents()
                .confirm(
                        intent.getId(),
                        PaymentIntentConfirmParams.builder()
                                .setPaymentMethod(card.getId())
                                .setOffSession(true)
                                .addExpand("latest_charge.balance_transaction")
                                .build());
    }

    PaymentIntent charge(String token, long amount, String currency) throws StripeException {
        Customer customer = customer();
        PaymentMethod card = card(token, customer);
        return charge(intent(customer, amount, currency), card);
    }

    /** Types the fields into the form at the address and sends it, without following where that leads. */
    HttpResponse<String> submit(String page, Map<String, String> fields) throws IOException, InterruptedException {
        return submit(page, fields, page);
    }

    /** The same with a form that is on another page than the address it goes to. */
    HttpResponse<String> submit(String action, Map<String, String> fields, String page)
            throws IOException, InterruptedException {
        String html = open(page).body();
        Matcher token = CSRF.matcher(html);
        String body = (token.find() ? "_csrf=" + encoded(token.group(1)) + "&" : "")
                + fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        return browser.send(
                HttpRequest.newBuilder(URI.create(action.replaceAll("\\?.*", "")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> type(Session session, String number) throws IOException, InterruptedException {
        return submit(
                session.getUrl(), Map.of("number", number, "expires", "12/34", "cvc", "123", "name", "A. Reader"));
    }

    HttpResponse<String> open(String page) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(URI.create(page)).build(), BodyHandlers.ofString());
    }

    static String next(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
