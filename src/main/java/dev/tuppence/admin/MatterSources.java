package dev.tuppence.admin;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CreatorPage;
import dev.tuppence.creators.Creators;
import dev.tuppence.disputes.Disputes;
import dev.tuppence.money.Money;
import dev.tuppence.payments.FailedEvents;
import dev.tuppence.payments.FailedRefunds;
import dev.tuppence.payouts.Earnings;
import dev.tuppence.payouts.Payouts;
import dev.tuppence.payouts.RefusedTransfers;
import dev.tuppence.payouts.StoppedPayouts;
import dev.tuppence.reconciliation.Reconciliation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Everything that waits for a person. */
@Configuration(proxyBeanMethods = false)
class MatterSources {

    private final AdminSettings settings;
    private final Creators creators;

    MatterSources(AdminSettings settings, Creators creators) {
        this.settings = settings;
        this.creators = creators;
    }

    @Bean
    MatterSource casesWait(Disputes disputes) {
        return most -> disputes.list(0, most).stream()
                .filter(one -> one.state().answerable())
                .map(one -> new Matter(
                        MatterKind.CASE,
                        Long.toString(one.id()),
                        Long.toString(one.id()),
                        one.amount(),
                        one.openedAt(),
                        one.answerBy(),
                        "/admin/cases/" + one.id(),
                        null))
                .toList();
    }

    @Bean
    MatterSource adjustmentsWait(Adjustments adjustments) {
        return most -> adjustments.open(most).stream()
                .map(one -> matter(
                        MatterKind.ADJUSTMENT,
                        Long.toString(one.id()),
                        one.wish().amount(),
                        one.requestedAt(),
                        "/admin/adjustments"))
                .toList();
    }

    @Bean
    MatterSource goodwillWaits(Goodwills goodwills) {
        return most -> goodwills.open(most).stream()
                .map(one -> matter(
                        MatterKind.GOODWILL,
                        Long.toString(one.id()),
                        one.wish().amount(),
                        one.askedAt(),
                        "/admin/goodwill"))
                .toList();
    }

    @Bean
    MatterSource rolesWait(RoleChanges changes) {
        return most -> changes.open().stream()
                .map(one -> matter(MatterKind.ROLE, Long.toString(one.id()), null, one.requestedAt(), "/admin/roles"))
                .toList();
    }

    @Bean
    MatterSource breaksWait(Reconciliation reconciliation) {
        return most -> reconciliation.breaks(0, most).stream()
                .map(one -> matter(
                                MatterKind.BREAK,
                                Long.toString(one.id()),
                                one.difference(),
                                one.openedAt(),
                                "/admin/reconciliation")
                        .takenBy(one.owner()))
                .toList();
    }

    @Bean
    MatterSource transfersWait(Payouts payouts) {
        return most -> {
            List<RefusedTransfers> refused = payouts.refused(most).stream()
                    .filter(RefusedTransfers::waitsForOperator)
                    .toList();
            Map<CreatorId, CreatorPage> pages = creators.pagesOf(
                    refused.stream().map(RefusedTransfers::creator).distinct().toList());
            return refused.stream()
                    .map(one -> matter(
                            MatterKind.TRANSFER,
                            handleOf(pages, one.creator()),
                            one.amount(),
                            Objects.requireNonNull(one.lastAt()),
                            "/admin/payouts"))
                    .toList();
        };
    }

    @Bean
    MatterSource payoutsWait(StoppedPayouts payouts, Earnings earnings) {
        return most -> {
            List<StoppedPayouts.Stopped> stopped = payouts.list(most);
            Map<CreatorId, CreatorPage> pages = creators.pagesOf(
                    stopped.stream().map(StoppedPayouts.Stopped::creator).toList());
            return stopped.stream()
                    .filter(one -> pages.containsKey(one.creator()))
                    .map(one -> {
                        CreatorPage page = Objects.requireNonNull(pages.get(one.creator()));
                        Money waits = earnings.sumOf(page.id(), page.currency()).available();
                        return matter(
                                MatterKind.PAYOUT,
                                page.handle(),
                                waits,
                                one.since(),
                                "/admin/creators/" + page.handle());
                    })
                    .toList();
        };
    }

    @Bean
    MatterSource refundsWait(FailedRefunds refunds) {
        return most -> refunds.list(most).stream()
                .map(one -> matter(
                        MatterKind.REFUND,
                        one.reference(),
                        one.amount(),
                        one.failedAt(),
                        "/admin/refunds#" + one.reference()))
                .toList();
    }

    /** Those that are over come last. */
    @Bean
    MatterSource eventsWait(FailedEvents events) {
        return most -> events.list(most).stream()
                .map(one -> matter(MatterKind.EVENT, one.event(), null, one.failedAt(), "/admin#inbox"))
                .toList();
    }

    @Bean
    MatterSource booksWait(CheckUps checkUps) {
        return most -> {
            CheckUp last = checkUps.last();
            Instant since = last.finishedAt();
            return since == null || last.running() || last.sound()
                    ? List.of()
                    : List.of(matter(MatterKind.BOOKS, "books", null, since, "/admin/books"));
        };
    }

    private Matter matter(MatterKind kind, String id, @Nullable Money amount, Instant since, String address) {
        return new Matter(kind, id, id, amount, since, settings.deadline(kind, since), address, null);
    }

    private static String handleOf(Map<CreatorId, CreatorPage> pages, CreatorId creator) {
        CreatorPage page = pages.get(creator);
        return page == null ? Long.toString(creator.value()) : page.handle();
    }
}
