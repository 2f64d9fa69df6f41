package dev.tuppence.payouts.web;

import dev.tuppence.money.Money;
import dev.tuppence.payouts.MonthEarnings;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A bar per month, in units of the drawing: {@value #HEIGHT} high, {@value #STEP} wide each.
 *
 * @param best the highest bar
 */
record MonthChart(List<Bar> bars, Money best, int width, int height) {

    static final int HEIGHT = 160;
    static final int STEP = 56;
    private static final int GAP = 16;

    /** @param label the month, short, in the reader's language */
    record Bar(int x, int y, int width, int height, int middle, String label, MonthEarnings month) {}

    static MonthChart of(List<MonthEarnings> months, Locale locale) {
        Money best =
                months.stream().map(MonthEarnings::net).max(Money::compareTo).orElseThrow();
        List<Bar> bars = new ArrayList<>();
        for (MonthEarnings month : months) {
            int x = bars.size() * STEP;
            int height = heightOf(month.net(), best);
            String label = month.month().getMonth().getDisplayName(TextStyle.SHORT_STANDALONE, locale);
            bars.add(new Bar(x + GAP / 2, HEIGHT - height, STEP - GAP, height, x + STEP / 2, label, month));
        }
        return new MonthChart(bars, best, bars.size() * STEP, HEIGHT);
    }

    /** What is little is still seen. */
    private static int heightOf(Money net, Money best) {
        if (!net.isPositive()) {
            return 0;
        }
        long whole = best.micros() / HEIGHT;
        return (int) Math.clamp(whole == 0 ? HEIGHT : net.micros() / whole, 2, HEIGHT);
    }

    public boolean empty() {
        return !best.isPositive();
    }
}
