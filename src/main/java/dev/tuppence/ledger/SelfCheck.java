package dev.tuppence.ledger;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Asks every invariant of every module, in one snapshot. */
@Service
public class SelfCheck {

    /** One invariant's answer; it holds when nothing violates it. */
    public record Finding(String invariant, List<String> violations) {

        public boolean holds() {
            return violations.isEmpty();
        }
    }

    private final List<Invariant> invariants;

    SelfCheck(List<Invariant> invariants) {
        this.invariants = invariants;
    }

    public List<String> names() {
        return invariants.stream().map(Invariant::name).sorted().toList();
    }

    /** One rule alone: on grown books all of them in one snapshot would hold it for long. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Finding ask(String name) {
        return invariants.stream()
                .filter(invariant -> invariant.name().equals(name))
                .map(invariant -> new Finding(name, invariant.violations()))
                .findFirst()
                .orElseThrow();
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Finding> run() {
        return invariants.stream()
                .map(invariant -> new Finding(invariant.name(), invariant.violations()))
                .toList();
    }
}
