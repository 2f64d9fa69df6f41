package dev.tuppence;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application with the sandbox's processor, mails and clock, on a real database and a real port. Tests that carry
 * only this share one context.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = {
            "tuppence.demo=false",
            "tuppence.seals.file=target/seals-${random.uuid}",
            "tuppence.sandbox.processor.requests-per-second=10000", // many tests at once are no one platform
            "tuppence.sandbox.processor.requests-per-second-and-endpoint=10000",
            "tuppence.tax.registered.NZ=2001-01-01T00:00:00Z", // where no other reader of tests is
            "tuppence.screening.schedule=-", // many tests' readers have the same card
            "tuppence.reconciliation.schedule=-" // tests share a processor with what is not of these books
        })
@AutoConfigureMockMvc
@ActiveProfiles("sandbox")
@ContextConfiguration(initializers = {TestDatabase.class, FreePort.class})
public @interface WholeApplicationTest {}
