package dev.tuppence.site;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Makes the shell's view of one page. */
@Component
class SitePages {

    private final Times times;
    private final ObjectProvider<TabBadge> badge;
    private final boolean sandbox;

    SitePages(Times times, ObjectProvider<TabBadge> badge, Environment environment) {
        this.times = times;
        this.badge = badge;
        this.sandbox = environment.acceptsProfiles(Profiles.of("sandbox"));
    }

    SitePage page(Asking asking) {
        return new SitePage(times, badge.getIfAvailable(), sandbox, asking);
    }
}
