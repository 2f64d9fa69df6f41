package dev.tuppence.admin.web;

import java.util.List;

/** What the operator's lists have in common. */
final class AdminPages {

    static final int SIZE = 50;
    static final int FARTHEST = 100_000;
    static final List<String> SHEETS = List.of("/payouts.css");

    private AdminPages() {}

    static int bounded(int page) {
        return Math.clamp(page, 0, FARTHEST);
    }
}
