package dev.tuppence.sandbox.processor;

import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/** Stripe's "Rate limits": so many requests a second in all, and fewer for each endpoint. */
@Component
@Profile("sandbox")
class RequestRates {

    private final ProcessorSettings settings;
    private final Bucket all;
    private final Map<String, Bucket> perEndpoint = new ConcurrentHashMap<>(); // as many as there are mappings

    RequestRates(ProcessorSettings settings) {
        this.settings = settings;
        this.all = bucket(settings.requestsPerSecond());
    }

    void take(HttpServletRequest request) {
        String endpoint = request.getMethod() + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        Bucket own = perEndpoint.computeIfAbsent(endpoint, name -> bucket(settings.requestsPerSecondAndEndpoint()));
        if (!own.tryConsume(1)) {
            throw Refusal.tooManyRequests("endpoint-rate");
        }
        if (!all.tryConsume(1)) {
            throw Refusal.tooManyRequests("global-rate");
        }
    }

    private static Bucket bucket(int perSecond) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
