package dev.tuppence.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitUnitTests {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.77, 203.0.113.0/24",
        "::ffff:203.0.113.77, 203.0.113.0/24",
        "2001:db8:1234:5678::9, 2001:db8:1234:0:0:0:0:0/48"
    })
    void addressesAreKeptAsNetworksOnly(String address, String network) {
        assertThat(Visit.networkOf(address)).isEqualTo(network);
    }

    @Test
    void pathsThatCouldLeadElsewhereLeadHome() {
        for (String path : new String[] {
            null,
            "",
            "tab",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/a b",
            "/{x}",
            "/login",
            "/\u00e9",
            "/" + "x".repeat(6000)
        }) {
            assertThat(LocalPath.of(path)).isEqualTo(LocalPath.HOME);
        }
        assertThat(LocalPath.of("/@ada/first?unlock=1#end").value()).isEqualTo("/@ada/first?unlock=1#end");
    }
}
