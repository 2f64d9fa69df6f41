package dev.tuppence.payouts;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.EveryCreator;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.ReaderPseudonyms;
import dev.tuppence.settlement.Share;
import dev.tuppence.settlement.TabSettled;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A paid settlement becomes earnings of its creators, in the transaction that booked it. */
@Component
class CollectEarnings {

    private final JdbcClient jdbc;
    private final EveryCreator everyCreator;
    private final PayoutTerms terms;
    private final ReaderPseudonyms pseudonyms;
    private final PayoutsSettings settings;

    CollectEarnings(
            JdbcClient jdbc,
            EveryCreator everyCreator,
            PayoutTerms terms,
            ReaderPseudonyms pseudonyms,
            PayoutsSettings settings) {
        this.jdbc = jdbc;
        this.everyCreator = everyCreator;
        this.terms = terms;
        this.pseudonyms = pseudonyms;
        this.settings = settings;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(TabSettled settled) {
        if (!settled.shares().isEmpty()) {
            everyCreator.run(() -> insert(settled, trustedOf(settled)));
        }
    }

    private Set<CreatorId> trustedOf(TabSettled settled) {
        return terms.trusted(settled.shares().stream().map(Share::creator).collect(Collectors.toSet()));
    }

    private void insert(TabSettled settled, Set<CreatorId> trusted) {
        List<Share> shares = settled.shares();
        jdbc.sql("""
                        insert into earning (creator_id, settlement_id, kind, item_id, reader_pseudonym, units, currency,
                            gross_micros, tax_micros, platform_fee_micros, card_fee_micros, net_micros, collected_at, available_at)
                        select creator, :settlement, kind, item, reader, units, currency, gross, tax, platform_fee, card_fee, net, :at, available
                        from unnest(:creators::bigint[], :kinds::smallint[], :items::bigint[], :readers::text[], :units::int[], :currencies::text[],
                            :gross::bigint[], :taxes::bigint[], :platformFees::bigint[], :cardFees::bigint[], :nets::bigint[], :available::timestamptz[])
                          as share(creator, kind, item, reader, units, currency, gross, tax, platform_fee, card_fee, net, available)
                        on conflict do nothing""")
                .param("settlement", settled.settlement())
                .param("at", utc(settled.at()))
                .param("creators", longs(shares, share -> share.creator().value()))
                .param(
                        "kinds",
                        shares.stream().map(share -> share.kind().code()).toArray(Integer[]::new))
                .param("items", longs(shares, share -> share.item().value()))
                .param("readers", strings(shares, share -> pseudonym(share.creator(), settled.reader())))
                .param("units", shares.stream().map(Share::units).toArray(Integer[]::new))
                .param(
                        "currencies",
                        strings(shares, share -> share.net().currency().name()))
                .param("gross", longs(shares, share -> share.untaxed().micros()))
                .param("taxes", longs(shares, share -> share.tax().micros()))
                .param(
                        "platformFees",
                        longs(shares, share -> share.platformFee().micros()))
                .param("cardFees", longs(shares, share -> share.cardFee().micros()))
                .param("nets", longs(shares, share -> share.net().micros()))
                .param("available", strings(shares, share -> availableAt(settled, trusted.contains(share.creator()))))
                .update();
    }

    private String pseudonym(CreatorId creator, ReaderId reader) {
        return pseudonyms.forAudience(creator.value(), reader);
    }

    /** After the hold, and never before the processor lets go of it. */
    private String availableAt(TabSettled settled, boolean trusted) {
        Duration hold = trusted ? settings.trustedHold() : settings.hold();
        Instant held = settled.at().plus(hold);
        return (held.isBefore(settled.availableOn()) ? settled.availableOn() : held).toString();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Long[] longs(List<Share> shares, Function<Share, Long> value) {
        return shares.stream().map(value).toArray(Long[]::new);
    }

    private static String[] strings(List<Share> shares, Function<Share, String> value) {
        return shares.stream().map(value).toArray(String[]::new);
    }
}
