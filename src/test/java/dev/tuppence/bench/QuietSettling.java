package dev.tuppence.bench;

import dev.tuppence.ledger.Invariant;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.annotation.Bean;

/** Settling without telling readers, and the proof of its sums. Not scanned: only sites that name it are quiet. */
class QuietSettling {

    private final Invariant lines;

    QuietSettling(@Qualifier("settlementLines") Invariant lines) {
        this.lines = lines;
    }

    Invariant lines() {
        return lines;
    }

    @Bean
    static BeanFactoryPostProcessor nobodyIsTold() {
        return factory -> ((BeanDefinitionRegistry) factory).removeBeanDefinition("dev.tuppence.settlement.Announcing");
    }
}
