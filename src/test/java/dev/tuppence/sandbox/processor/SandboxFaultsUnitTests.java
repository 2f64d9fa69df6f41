package dev.tuppence.sandbox.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import org.junit.jupiter.api.Test;

class SandboxFaultsUnitTests {

    @Test
    void noFaultTurnsOnWithLiveKeys() {
        assertThatThrownBy(() -> with("sk_live_1").turnOn(Fault.SLOW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFaultStrikesWhereItWasAskedToAndAsOften() {
        SandboxFaults faults = with("sk_test_1");
        faults.turnOn(Fault.SLOW, "/refunds", 2);

        assertThat(faults.strikes(Fault.SLOW, "/charges")).isFalse();
        assertThat(faults.strikes(Fault.SLOW, "/refunds")).isTrue();
        assertThat(faults.strikes(Fault.SLOW, "/refunds/re_1")).isTrue();
        assertThat(faults.strikes(Fault.SLOW, "/refunds")).isFalse();
        assertThat(faults.on()).isEmpty();
    }

    private static SandboxFaults with(String key) {
        ProcessorSettings settings = mock();
        when(settings.secretKey()).thenReturn(key);
        return new SandboxFaults(settings);
    }
}
