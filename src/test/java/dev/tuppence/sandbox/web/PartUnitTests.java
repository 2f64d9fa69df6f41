package dev.tuppence.sandbox.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartUnitTests {

    @Test
    void ownAddressesBecomeLinksAndNothingElseDoes() {
        assertThat(Part.of(
                        "Open http://localhost:8080/login?t=a&b=c now.\nNot http://evil.example/x",
                        "http://localhost:8080/"))
                .containsExactly(
                        new Part("Open ", null),
                        new Part("http://localhost:8080/login?t=a&b=c", "/login?t=a&b=c"),
                        new Part(" now.\nNot http://evil.example/x", null));
    }

    @Test
    void theBareAddressLeadsHome() {
        assertThat(Part.of("http://localhost:8080", "http://localhost:8080"))
                .containsExactly(new Part("http://localhost:8080", "/"));
    }
}
