package dev.tuppence.tax;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The rate of every country and content at every time: what was published, from the day on which the platform is registered. */
@Component
public class TaxRates {

    private static final Comparator<PublishedRate> BY_PROFILE =
            Comparator.comparing((PublishedRate one) -> one.rate().profile().code());

    private final List<RatePeriod> published;
    private final Map<Integer, List<RatePeriod>> effective;
    private final Map<String, Instant> registered;

    TaxRates(TaxSettings settings) throws IOException {
        List<PublishedRate> lines = settings.rates()
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .flatMap(PublishedRate::of)
                .sorted(BY_PROFILE.thenComparing(PublishedRate::from))
                .toList();
        published = byProfile(lines).values().stream()
                .flatMap(rates -> periods(rates).stream())
                .toList();
        effective = published.stream()
                .flatMap(period -> used(settings, period))
                .collect(Collectors.groupingBy(period -> period.rate().profile().code()));
        registered = settings.registered();
        registered.keySet().forEach(this::requireTable);
        registered.keySet().stream()
                .filter(one -> !settings.confirmed().contains(one))
                .forEach(this::requireVerified);
    }

    /** Everything that was published, whether it is used or not; by country and content, oldest first. */
    public List<RatePeriod> published() {
        return published;
    }

    /** Since when the platform is registered where. */
    public Map<String, Instant> registered() {
        return registered;
    }

    /** What is used, by profile. */
    public List<RatePeriod> effective() {
        return effective.values().stream().flatMap(Collection::stream).toList();
    }

    /** Zero wherever the platform is not registered. */
    public TaxRate at(TaxProfile profile, Instant at) {
        return effective.getOrDefault(profile.code(), List.of()).stream()
                .filter(period -> period.holdsAt(at))
                .map(RatePeriod::rate)
                .findFirst()
                .orElse(new TaxRate(profile, 0));
    }

    private void requireTable(String register) {
        if (published.stream().noneMatch(one -> one.published().register().equals(register))) {
            throw new IllegalArgumentException(
                    "tuppence.tax.registered names %s, which has no rates".formatted(register));
        }
    }

    /** Whoever owes tax by a rate that nobody checked must know it. */
    private void requireVerified(String register) {
        List<String> doubtful = published.stream()
                .filter(one -> one.published().register().equals(register))
                .filter(one -> !one.published().verified()
                        && one.to().isAfter(registered.getOrDefault(register, RatePeriod.OPEN)))
                .map(one -> "%s %s %s %%"
                        .formatted(
                                one.rate().profile().country(),
                                one.rate().profile().content(),
                                one.rate().percent()))
                .toList();
        if (!doubtful.isEmpty()) {
            throw new IllegalArgumentException(
                    "tuppence.tax.registered names %s, some of whose rates are unverified: %s; check them and name it in tuppence.tax.confirmed too"
                            .formatted(register, String.join(", ", doubtful)));
        }
    }

    private static Map<Integer, List<PublishedRate>> byProfile(List<PublishedRate> lines) {
        Map<Integer, List<PublishedRate>> profiles = lines.stream()
                .collect(Collectors.groupingBy(one -> one.rate().profile().code(), TreeMap::new, Collectors.toList()));
        for (PublishedRate one : lines) {
            for (ContentClass content : ContentClass.values()) {
                var profile = new TaxProfile(one.rate().profile().country(), content);
                if (!profiles.containsKey(profile.code())) {
                    throw new IllegalArgumentException("There is no tax rate for " + profile);
                }
            }
        }
        return profiles;
    }

    /** Each ends where the next begins. */
    private static List<RatePeriod> periods(List<PublishedRate> rates) {
        List<RatePeriod> periods = new ArrayList<>();
        for (int i = 0; i < rates.size(); i++) {
            Instant to = i + 1 < rates.size() ? rates.get(i + 1).from() : RatePeriod.OPEN;
            if (!rates.get(i).from().isBefore(to)) {
                throw new IllegalArgumentException("Two tax rates begin at once: " + rates.get(i));
            }
            periods.add(new RatePeriod(rates.get(i), rates.get(i).from(), to));
        }
        return periods;
    }

    private static Stream<RatePeriod> used(TaxSettings settings, RatePeriod period) {
        Instant registered =
                settings.registered().getOrDefault(period.published().register(), RatePeriod.OPEN);
        Instant from = period.from().isBefore(registered) ? registered : period.from();
        return Stream.of(new RatePeriod(period.published(), from, period.to())).filter(one -> from.isBefore(one.to()));
    }
}
