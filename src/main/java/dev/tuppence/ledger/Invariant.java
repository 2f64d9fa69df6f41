package dev.tuppence.ledger;

import java.util.List;

/** Something that always holds. Every module names its own as beans; the self-check asks them all. */
public interface Invariant {

    /** In kebab case, e.g. {@code tab-owes-its-open-charges}. */
    String name();

    /** What breaks it, a line each, at most a hundred; empty when it holds. */
    List<String> violations();
}
