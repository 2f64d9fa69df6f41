package dev.tuppence.identity.web;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Time zones people live in, by the names browsers use. */
final class Zones {

    static final List<String> ALL = ZoneId.getAvailableZoneIds().stream()
            .filter(id ->
                    id.matches("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+|UTC"))
            .sorted()
            .toList();

    private Zones() {}

    static boolean has(@Nullable String id) {
        return id != null && ALL.contains(id);
    }

    /** UTC for what is no zone. */
    static ZoneId of(@Nullable String id) {
        return id != null && has(id) ? ZoneId.of(id) : ZoneOffset.UTC;
    }
}
