package dev.tuppence.deployment;

import org.jspecify.annotations.Nullable;

/** The application must not or cannot start. Its message says why and what to do, without secrets; it is all that is printed. */
public class CannotStart extends RuntimeException {

    public CannotStart(String sentence) {
        super(sentence);
    }

    public CannotStart(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
