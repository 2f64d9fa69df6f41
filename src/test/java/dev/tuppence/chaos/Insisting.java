package dev.tuppence.chaos;

import dev.tuppence.unlocks.Verdict;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Tries each deed until it is answered, and writes down what was intended, what failed and what was said. */
record Insisting(ApplicationContext application, Journal journal) {

    private static final int TRIES = 1_000;

    <T> T the(Class<T> bean) {
        return application.getBean(bean);
    }

    <T> T told(String deed, Callable<T> attempt) {
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                return attempt.call();
            } catch (Exception e) {
                journal.write("FAILED " + deed + " " + rootOf(e).getClass().getSimpleName() + " "
                        + String.valueOf(rootOf(e).getMessage()).replaceAll("\\s+", "_"));
            }
        }
        journal.write("GAVE_UP " + deed);
        throw new IllegalStateException(deed + " never had an answer");
    }

    void done(String deed, Runnable attempt) {
        told(deed, () -> {
            attempt.run();
            return true;
        });
    }

    void inTransaction(String deed, Runnable change) {
        done(deed, () -> the(TransactionTemplate.class).executeWithoutResult(status -> change.run()));
    }

    /** The same takes until there is an answer. */
    void charge(String takes, Callable<Verdict> deed) {
        journal.write("INTENDED " + takes);
        Verdict verdict = told("charge", deed);
        journal.write(verdict.getClass().getSimpleName().toUpperCase(Locale.ROOT) + " " + takes);
    }

    private static Throwable rootOf(Throwable failure) {
        return failure.getCause() == null ? failure : rootOf(failure.getCause());
    }
}
