package dev.tuppence.site;

import java.time.Clock;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.standard.StandardDialect;

/** {@code site:} in templates. */
@Component
class RememberedDialect extends AbstractProcessorDialect {

    private final Clock clock;

    RememberedDialect(Clock clock) {
        super("remembered parts", "site", StandardDialect.PROCESSOR_PRECEDENCE);
        this.clock = clock;
    }

    @Override
    public Set<IProcessor> getProcessors(String prefix) {
        return Set.of(new Remembered(prefix, clock));
    }
}
