package dev.tuppence.creators;

import dev.tuppence.identity.ReaderId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** A page comes with its owner. */
@Component
class PageOpening {

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");

    private final CreatorRows rows;
    private final Teams teams;
    private final CurrentCreator currentCreator;
    private final CreatorsSettings settings;
    private final Clock clock;
    private final Set<String> reserved;

    PageOpening(CreatorRows rows, Teams teams, CurrentCreator currentCreator, CreatorsSettings settings, Clock clock) {
        this.rows = rows;
        this.teams = teams;
        this.currentCreator = currentCreator;
        this.settings = settings;
        this.clock = clock;
        this.reserved = settings.reservedHandles().stream()
                .map(name -> new Handle(name).skeleton())
                .collect(Collectors.toUnmodifiableSet());
    }

    CreatorId open(ReaderId owner, NewCreator page) {
        Handle handle = Handle.of(page.handle());
        if (reserved.contains(handle.skeleton())) {
            throw new HandleRefused(handle.value(), HandleRefused.Reason.RESERVED);
        }
        if (!settings.currencies().contains(page.currency())) {
            throw new IllegalArgumentException(page.currency() + " is no currency to price in");
        }
        if (teams.pagesOf(owner).size() >= settings.pagesPerReader()) {
            throw new TooManyPages();
        }
        var now = OffsetDateTime.now(clock);
        CreatorId creator = rows.insert(handle, page, now)
                .orElseThrow(() -> new HandleRefused(handle.value(), HandleRefused.Reason.TAKEN));
        currentCreator.is(creator);
        teams.join(creator, owner, now);
        return creator;
    }

    /** @throws IllegalArgumentException when it is not {@code #rrggbb} */
    static String colour(String written) {
        String colour = written.strip().toLowerCase(Locale.ROOT);
        if (!COLOUR.matcher(colour).matches()) {
            throw new IllegalArgumentException("No colour: " + written);
        }
        return colour;
    }
}
