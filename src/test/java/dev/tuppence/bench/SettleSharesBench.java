package dev.tuppence.bench;

import java.util.Map;

/** What all paid settlements bring whom, against writing as many rows into the same table. */
final class SettleSharesBench implements Bench {

    private static final int CHUNK = Settings.number("share-chunk", 5_000);

    private SettlingBooks books;
    private double copy;

    @Override
    public String name() {
        return "settle-shares";
    }

    @Override
    public String unit() {
        return "s";
    }

    @Override
    public Bar bar() {
        return Bar.ratioAtMost(1.5);
    }

    @Override
    public void prepare(Lab lab) {
        books = new SettlingBooks(lab);
        books.open();
    }

    @Override
    public double reference(Lab lab) throws Exception {
        copy = books.copy();
        return books.insertSelect();
    }

    @Override
    public String comparedWith(Lab lab) {
        return "insert select of as many rows";
    }

    @Override
    public double measure(Lab lab) {
        books.close();
        books.pay();
        double seconds = books.shareOut(CHUNK);
        books.keepShares();
        return seconds;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of(
                "settlements in a chunk",
                CHUNK,
                "books",
                SettlingBooks.sizes(),
                "copying the rows as they are, s",
                copy);
    }
}
