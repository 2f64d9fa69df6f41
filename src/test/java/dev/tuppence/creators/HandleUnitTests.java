package dev.tuppence.creators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandleUnitTests {

    @ParameterizedTest
    @CsvSource({"paypal,paypa1", "moon,m00n", "modern,modem", "mill,rnill", "lily,iiiy", "owl,ovvl", "re-ad,read"})
    void handlesThatLookAlikeHaveOneSkeleton(String one, String other) {
        assertThat(Handle.of(one).skeleton()).isEqualTo(Handle.of(other).skeleton());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ab",
                "-abc",
                "abc-",
                "a--b",
                "a_b_c",
                "a b c",
                "раураl",
                "abc\u200b",
                "über",
                "abcdefghijklmnopqrstuvwxyz12345",
                "../a"
            })
    void whatIsNoHandleIsRefused(String written) {
        assertThatThrownBy(() -> Handle.of(written)).isInstanceOf(HandleRefused.class);
    }

    @Test
    void caseIsFolded() {
        assertThat(Handle.of(" The-Owl ")).isEqualTo(new Handle("the-owl"));
    }
}
