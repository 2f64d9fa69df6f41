package dev.tuppence.bench;

import java.util.Locale;

/** What a figure must reach, by itself or as a multiple of its reference. */
record Bar(boolean ratio, boolean atLeast, double limit) {

    /** Reported, not judged. */
    static final Bar NONE = new Bar(false, true, Double.NEGATIVE_INFINITY);

    static Bar ratioAtLeast(double limit) {
        return new Bar(true, true, limit);
    }

    static Bar ratioAtMost(double limit) {
        return new Bar(true, false, limit);
    }

    static Bar atLeast(double limit) {
        return new Bar(false, true, limit);
    }

    static Bar atMost(double limit) {
        return new Bar(false, false, limit);
    }

    boolean holds(double median, double ratio) {
        double figure = this.ratio ? ratio : median;
        return atLeast ? figure >= limit : figure <= limit;
    }

    @Override
    public String toString() {
        return equals(NONE)
                ? "none"
                : String.format(Locale.ROOT, "%s%s %,.4g", ratio ? "ratio " : "", atLeast ? "≥" : "≤", limit);
    }
}
