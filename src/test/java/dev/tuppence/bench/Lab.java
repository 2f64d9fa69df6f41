package dev.tuppence.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What benches share: the server, the reference, and the sites they opened. */
final class Lab implements AutoCloseable {

    private final Server server;
    private final Map<String, Site> sites = new LinkedHashMap<>();
    private Reference reference;
    private Unlocking ledger;
    private Web web;

    Lab(Server server) {
        this.server = server;
    }

    Server server() {
        return server;
    }

    Duration seconds() {
        return Settings.ROUND;
    }

    /** Built when the first bench asks. */
    Reference reference() throws Exception {
        if (reference == null) {
            reference = Reference.on(server);
        }
        return reference;
    }

    /**
     * A running site with a database of this name, furnished once and then shared by all benches that name it.
     *
     * @param more beans that only the bench knows
     */
    Site site(String name, Consumer<Site> furnish, Class<?>... more) {
        return sites.computeIfAbsent(name, database -> {
            Site site = Site.start(server, database, List.of(), more);
            furnish.accept(site);
            return site;
        });
    }

    /** A running site with settings of its own. */
    Site site(String name, List<String> settings) {
        return sites.computeIfAbsent(name, database -> Site.start(server, database, settings));
    }

    /** Readers who unlock on a site with no history, shared by all benches that compare with it. */
    Unlocking ledger() {
        if (ledger == null) {
            Platform platform = Platform.usual();
            ledger = new Unlocking(this, site("ledger", platform::build, PlainUnlock.class), platform);
        }
        return ledger;
    }

    /** Signed-in readers and a process that answers them, shared by all benches of pages. */
    Web web() throws Exception {
        if (web == null) {
            web = Web.open(this);
        }
        return web;
    }

    /** Asked after each bench. */
    List<String> violations() {
        return sites.values().stream()
                .flatMap(site -> site.violations().stream())
                .toList();
    }

    void close(String name) {
        sites.remove(name).close();
    }

    @Override
    public void close() {
        if (web != null) {
            web.close();
        }
        sites.values().forEach(Site::close);
        server.close();
    }
}
