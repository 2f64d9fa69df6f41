package dev.tuppence.sandbox.processor;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Switches for what goes wrong, as the page and tests turn them. All are off after a start; none turns with live keys. */
@Component
@Profile("sandbox")
public class SandboxFaults {

    private static final String EVERYWHERE = "";

    /** @param path the beginning of the addresses it meets, behind {@code /v1} */
    private record Switch(String path, int left) {}

    private final ProcessorSettings settings;
    private final Map<Fault, Switch> on = new EnumMap<>(Fault.class);

    SandboxFaults(ProcessorSettings settings) {
        this.settings = settings;
    }

    /** Until it is turned off. */
    public void turnOn(Fault fault) {
        turnOn(fault, EVERYWHERE, Integer.MAX_VALUE);
    }

    /**
     * @param path the beginning of the addresses it meets, such as {@code /refunds}; webhooks have none
     * @param times how often it happens before it turns itself off
     */
    public synchronized void turnOn(Fault fault, String path, int times) {
        if (!settings.secretKey().startsWith("sk_test_")) {
            throw new IllegalStateException("Faults are for test keys only");
        }
        on.put(fault, new Switch(path, times));
    }

    public synchronized void turnOff(Fault fault) {
        on.remove(fault);
    }

    public synchronized void turnAllOff() {
        on.clear();
    }

    public synchronized Set<Fault> on() {
        return Set.copyOf(on.keySet());
    }

    boolean strikes(Fault fault) {
        return strikes(fault, EVERYWHERE);
    }

    synchronized boolean strikes(Fault fault, String path) {
        Switch found = on.get(fault);
        if (found == null || !path.startsWith(found.path())) {
            return false;
        }
        if (found.left() == 1) {
            on.remove(fault);
        } else {
            on.put(fault, new Switch(found.path(), found.left() - 1));
        }
        return true;
    }
}
