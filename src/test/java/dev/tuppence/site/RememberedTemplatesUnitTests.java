package dev.tuppence.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.attoparser.ParseException;
import org.attoparser.config.ParseConfiguration;
import org.attoparser.dom.DOMMarkupParser;
import org.attoparser.dom.Element;
import org.attoparser.dom.INestableNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is rendered once for everybody holds nothing that is one reader's: no form, and no token of a form. */
class RememberedTemplatesUnitTests {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern FRAGMENT = Pattern.compile("~\\{\\s*([\\w/-]+)\\s*::\\s*([\\w-]+)");
    private static final DOMMarkupParser PARSER = new DOMMarkupParser(ParseConfiguration.htmlConfiguration());

    @ParameterizedTest
    @MethodSource("remembered")
    void aRememberedPartHasNoFormAndNoToken(String reference) {
        assertThat(withWhatItInserts(reference))
                .as(reference)
                .isNotEmpty()
                .noneMatch(element -> element.elementNameMatches("form"))
                .noneMatch(element -> element.hasAttribute("th:action"))
                .noneMatch(element ->
                        element.getAttributeMap().values().stream().anyMatch(value -> value.contains("csrf")));
    }

    private static List<String> remembered() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> elements(parsed(file)))
                    .map(element -> element.getAttributeValue("site:remembered"))
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
        }
    }

    /** The fragment's elements, and those of all fragments named anywhere in them. */
    private static Stream<Element> withWhatItInserts(String reference) {
        Matcher fragment = FRAGMENT.matcher(reference);
        assertThat(fragment.find())
                .as("one fragment of one file: %s", reference)
                .isTrue();
        return elements(parsed(TEMPLATES.resolve(fragment.group(1) + ".html")))
                .filter(element -> Objects.requireNonNullElse(element.getAttributeValue("th:fragment"), "")
                        .matches(Pattern.quote(fragment.group(2)) + "(\\(.*)?"))
                .flatMap(RememberedTemplatesUnitTests::elements)
                .flatMap(element -> Stream.concat(
                        Stream.of(element),
                        element.getAttributeMap().values().stream()
                                .filter(value -> FRAGMENT.matcher(value).find())
                                .flatMap(RememberedTemplatesUnitTests::withWhatItInserts)));
    }

    private static Stream<Element> elements(INestableNode parent) {
        Stream<Element> inside =
                parent.getChildrenOfType(Element.class).stream().flatMap(RememberedTemplatesUnitTests::elements);
        return parent instanceof Element element ? Stream.concat(Stream.of(element), inside) : inside;
    }

    private static INestableNode parsed(Path file) {
        try (Reader text = Files.newBufferedReader(file)) {
            return PARSER.parse(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new IllegalArgumentException(file.toString(), e);
        }
    }
}
