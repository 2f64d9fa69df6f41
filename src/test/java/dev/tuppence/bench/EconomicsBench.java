package dev.tuppence.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A year of a population under each policy: what creators keep of each 1.00, and what it costs the platform. */
final class EconomicsBench implements Bench {

    static final double LEAST_CENTS = 84;

    private final Population population = new Population(
            Settings.number("economy-readers", 120),
            Settings.number("economy-creators", 8),
            Settings.number("economy-days", 365),
            2_000_000,
            Settings.number("economy-seed", 1));
    private final Map<String, Object> details = new LinkedHashMap<>(Map.of("population", population));
    private final List<Outcome> outcomes = new ArrayList<>();

    @Override
    public String name() {
        return "economics";
    }

    @Override
    public String unit() {
        return "¢ of 1.00";
    }

    @Override
    public Bar bar() {
        return Bar.atLeast(LEAST_CENTS);
    }

    @Override
    public boolean must() {
        return true;
    }

    /** At any price. */
    @Override
    public boolean holds(double median, double ratio) {
        return outcomes.getFirst().holds(LEAST_CENTS);
    }

    @Override
    public int rounds() {
        return 1;
    }

    @Override
    public void prepare(Lab lab) {}

    @Override
    public void warmUp(Lab lab) {}

    @Override
    public double reference(Lab lab) {
        return 100;
    }

    @Override
    public String comparedWith(Lab lab) {
        return "what readers paid";
    }

    /** Of the shipped policy; the others stand beside it. */
    @Override
    public double measure(Lab lab) throws Exception {
        for (Policy policy : Policy.ALL) {
            Site site = lab.site("economy_" + outcomes.size(), policy.settings());
            Outcome outcome = new Economy(site.application(), site.superuser(), population, policy).play();
            outcomes.add(outcome);
            details.put(policy.name(), outcome.figures());
            details.put(policy.name() + ", by price", outcome.keptByPrice());
        }
        return outcomes.getFirst().keptCents();
    }

    @Override
    public Map<String, Object> details() {
        return details;
    }
}
