package dev.tuppence.unlocks.web;

import dev.tuppence.unlocks.web.TabSheetView.Entry;
import java.time.YearMonth;
import java.util.List;

/**
 * What a reader got in one month.
 *
 * @param month in the reader's own time zone
 */
record LibraryMonthView(YearMonth month, List<Entry> entries) {}
