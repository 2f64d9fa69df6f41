package dev.tuppence.sandbox;

import dev.tuppence.payments.ProcessorAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The last thing on the console: where everything is. */
@Component
@Profile("sandbox")
class Panel {

    private static final String TEXT = """

              Tuppence, sandbox. No real money moves.

              Site       %1$s
              Discover   %1$s/discover
              Mails      %1$s/sandbox/mail       every mail that would have been sent
              Clock      %1$s/sandbox/clock      let time pass and run what is due
              Processor  %2$s

              Sign in at %1$s/login with one of these addresses and open the link in Mails:
              reader     reader@example.org
              creator    creator@example.org
              admins     admin@example.org, second.admin@example.org, third.admin@example.org
              staff      support@example.org, finance@example.org

            """;

    private final String baseUrl;
    private final ProcessorAddress processor;

    Panel(@Value("${tuppence.base-url}") String baseUrl, ProcessorAddress processor) {
        this.baseUrl = baseUrl;
        this.processor = processor;
    }

    @Order(Ordered.LOWEST_PRECEDENCE)
    @EventListener(ApplicationReadyEvent.class)
    void print() {
        String api = processor.apiBase();
        System.out.printf(TEXT, baseUrl, api.contains("/sandbox/processor") ? baseUrl + "/sandbox/processor" : api);
        System.out.flush();
    }
}
