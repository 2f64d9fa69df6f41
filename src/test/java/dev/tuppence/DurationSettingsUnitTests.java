package dev.tuppence;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** A duration of nothing, or less, stops the application before it starts. */
class DurationSettingsUnitTests {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    @ParameterizedTest
    @MethodSource("durations")
    void everyDurationIsLongerThanNothing(Class<?> settings, RecordComponent duration) {
        for (Duration wrong : new Duration[] {null, Duration.ZERO, Duration.ofSeconds(-1)}) {
            assertThat(VALIDATOR.validateValue(settings, duration.getName(), wrong))
                    .as("%s", wrong)
                    .hasSize(1);
        }
        assertThat(VALIDATOR.validateValue(settings, duration.getName(), Duration.ofMillis(1)))
                .isEmpty();
    }

    private static Stream<Arguments> durations() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents("dev.tuppence").stream()
                .map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), null))
                .filter(Class::isRecord)
                .flatMap(settings -> Arrays.stream(settings.getRecordComponents())
                        .filter(component -> component.getType() == Duration.class)
                        .map(component -> Arguments.of(
                                Named.of(settings.getSimpleName(), settings),
                                Named.of(component.getName(), component))));
    }
}
