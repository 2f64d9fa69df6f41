package dev.tuppence.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** The same as {@code ledger} on books that have grown. Disk counts what charges and their indexes take. */
final class LedgerGrownBench implements Bench {

    private static final String SITE = "grown";
    private static final int BYTES_A_CHARGE = 200;

    private Unlocking fresh;
    private Unlocking grown;
    private Site site;
    private double bytesACharge;

    @Override
    public String name() {
        return "ledger-grown";
    }

    @Override
    public String unit() {
        return "unlocks/s";
    }

    @Override
    public Bar bar() {
        return Bar.ratioAtLeast(0.8);
    }

    @Override
    public boolean holds(double median, double ratio) {
        return bar().holds(median, ratio) && bytesACharge <= BYTES_A_CHARGE;
    }

    @Override
    public void prepare(Lab lab) throws Exception {
        fresh = lab.ledger();
        Platform platform = Platform.usual();
        site = lab.site(SITE, opened -> {
            platform.build(opened);
            new History(platform, Settings.number("charges", 20_000_000)).build(opened);
        });
        grown = new Unlocking(lab, site, platform);
    }

    @Override
    public String comparedWith(Lab lab) {
        return "ledger";
    }

    @Override
    public double reference(Lab lab) throws Exception {
        return unlock(fresh, lab);
    }

    @Override
    public double measure(Lab lab) throws Exception {
        double figure = unlock(grown, lab);
        bytesACharge = site.superuser()
                .sql("select pg_total_relation_size('charge')::float8 / (select count(*) from charge)")
                .query(Double.class)
                .single();
        return figure;
    }

    @Override
    public Map<String, Object> details() {
        var details = new LinkedHashMap<>(grown.details("popular items"));
        details.put("bytes a charge", bytesACharge);
        return details;
    }

    private static double unlock(Unlocking readers, Lab lab) throws Exception {
        return readers.popular("popular items", LedgerBench.CALLERS, lab.seconds());
    }
}
