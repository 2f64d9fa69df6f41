package dev.tuppence.site;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** A creator's colour as a stylesheet of a few variables: pages may not carry styles of their own. */
@Controller
class AccentController {

    private static final CacheControl FOREVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    @GetMapping(path = "/accent/{hex}.css", produces = "text/css;charset=utf-8")
    ResponseEntity<String> stylesheet(@PathVariable String hex) {
        Accent accent = Accent.of(hex).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok().cacheControl(FOREVER).body("""
                        :root{%s}
                        @media (prefers-color-scheme:dark){:root{%s}}
                        """.formatted(
                        variables(accent.onPaper()), variables(accent.onNight())));
    }

    private static String variables(Accent accent) {
        return "--accent:%s;--on-accent:%s".formatted(accent.hex(), accent.ink().hex());
    }
}
