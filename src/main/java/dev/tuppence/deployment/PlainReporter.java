package dev.tuppence.deployment;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Says why the start failed without a frame of asterisks; the framework's own reporter is switched off. */
class PlainReporter implements FailureAnalysisReporter {

    @Override
    public void report(FailureAnalysis analysis) {
        System.err.println("Tuppence did not start: "
                + trimmed(analysis.getDescription())
                + (analysis.getAction() == null ? "" : " " + trimmed(analysis.getAction())));
    }

    private static String trimmed(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
