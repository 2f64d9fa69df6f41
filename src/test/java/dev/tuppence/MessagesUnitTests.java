package dev.tuppence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesUnitTests {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern KEY = Pattern.compile("#\\{([\\w.-]+)[({}]");
    private static final Pattern WORDS = Pattern.compile(">\\s*[^<>{}$#]*\\p{L}{2,}\\s+\\p{L}{2,}[^<>]*<");

    static List<Path> bundles() throws IOException {
        try (var files = Files.list(RESOURCES.resolve("messages"))) {
            return files.filter(file -> !file.toString().endsWith("_ko.properties"))
                    .sorted()
                    .toList();
        }
    }

    static List<Path> templates() throws IOException {
        try (var files = Files.walk(RESOURCES.resolve("templates"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyLanguageHasTheSameKeys(Path bundle) throws IOException {
        Path korean = Path.of(bundle.toString().replace(".properties", "_ko.properties"));
        assertThat(keysOf(korean)).isEqualTo(keysOf(bundle));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyKeyOfATemplateHasAText(Path template) throws IOException {
        assertThat(KEY.matcher(Files.readString(template)).results().map(key -> key.group(1)))
                .isSubsetOf(allKeys());
    }

    @ParameterizedTest
    @MethodSource("templates")
    void noTemplateHoldsASentence(Path template) throws IOException {
        String html = Files.readString(template).replaceAll("(?s)<(style|script).*?</\\1>|<!--.*?-->", "");
        assertThat(WORDS.matcher(html).results().map(words -> words.group())).isEmpty();
    }

    @Test
    void noKeyIsInTwoBundles() throws IOException {
        Set<String> seen = new HashSet<>();
        for (Path bundle : bundles()) {
            assertThat(keysOf(bundle)).as(bundle.toString()).noneMatch(key -> !seen.add(key));
        }
    }

    private static Set<String> allKeys() throws IOException {
        Set<String> keys = new HashSet<>();
        for (Path bundle : bundles()) {
            keys.addAll(keysOf(bundle));
        }
        return keys;
    }

    private static Set<String> keysOf(Path file) throws IOException {
        var messages = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            messages.load(reader);
        }
        return messages.stringPropertyNames();
    }
}
