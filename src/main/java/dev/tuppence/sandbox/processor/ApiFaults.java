package dev.tuppence.sandbox.processor;

import java.util.concurrent.locks.LockSupport;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What goes wrong with one request, where its switch is on. */
@Component
@Profile("sandbox")
class ApiFaults {

    private static final long NEVER_WRITTEN = 1_000;

    private final SandboxFaults faults;
    private final ProcessorSettings settings;

    ApiFaults(SandboxFaults faults, ProcessorSettings settings) {
        this.faults = faults;
        this.settings = settings;
    }

    /** Before anything was done. */
    void before(ApiCall call) {
        if (faults.strikes(Fault.SLOW, call.resource())) {
            LockSupport.parkNanos(settings.slowAnswer().toNanos());
        }
        if (faults.strikes(Fault.TOO_MANY_REQUESTS, call.resource())) {
            throw Refusal.tooManyRequests("endpoint-rate");
        }
        if (faults.strikes(Fault.LOCKED, call.resource())) {
            throw Refusal.locked();
        }
        if (faults.strikes(Fault.ERROR_BEFORE, call.resource())) {
            throw Refusal.broken();
        }
    }

    /** When it was done; what this throws is the answer that the key keeps. */
    void after(ApiCall call) {
        if (faults.strikes(Fault.ERROR_AFTER, call.resource())) {
            throw Refusal.broken();
        }
    }

    /** The answer, or a connection that ends before it. */
    ResponseEntity<String> send(ApiCall call, Answer answer) {
        if (!faults.strikes(Fault.ANSWER_LOST, call.resource())) {
            return answer.entity();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .contentLength(NEVER_WRITTEN)
                .header(HttpHeaders.CONNECTION, "close")
                .body("");
    }
}
