package dev.tuppence.unlocks.web;

import dev.tuppence.unlocks.web.TabSheetView.Entry;
import java.util.List;

/**
 * What a reader got in one month.
 *
 * @param name the month in the reader's language
 */
record LibraryMonthView(String name, List<Entry> entries) {}
