package dev.tuppence.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Readers without an account: a cookie is all there is. */
@Component
public class Guests {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final IdentitySettings settings;
    private final Readers readers;
    private final SignInContexts contexts;
    private final TransactionTemplate transaction;

    Guests(
            JdbcClient jdbc,
            Clock clock,
            IdentitySettings settings,
            Readers readers,
            SignInContexts contexts,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
        this.readers = readers;
        this.contexts = contexts;
        this.transaction = transaction;
    }

    /**
     * Whoever sends this request; a visitor becomes a guest and gets the cookie.
     *
     * @throws TooManyGuests when this network brought forth its share of guests today
     */
    public SignedInReader signedInOrGuest(HttpServletRequest request, HttpServletResponse response) {
        Authentication asking = SecurityContextHolder.getContext().getAuthentication();
        if (asking != null && asking.getPrincipal() instanceof SignedInReader known) {
            return known;
        }
        Locale locale = LocaleContextHolder.getLocale();
        return transaction.execute(status -> {
            count(Visit.of(request));
            var guest = new SignedInReader(readers.addGuest(locale), true, Set.of(), locale, ZoneOffset.UTC);
            contexts.signInNow(guest, SignInMethod.GUEST, request, response);
            return guest;
        });
    }

    private void count(Visit visit) {
        int counted = jdbc.sql("""
                        insert into guest_network (network_hash, on_day, guests) values (:network, :today, 1)
                        on conflict (network_hash, on_day) do update set guests = guest_network.guests + 1
                        where guest_network.guests < :most""")
                .param("network", visit.networkHash())
                .param("today", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("most", settings.guestsPerNetworkAndDay())
                .update();
        if (counted == 0) {
            throw new TooManyGuests();
        }
    }
}
