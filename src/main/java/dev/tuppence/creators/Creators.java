package dev.tuppence.creators;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payments.Payee;
import dev.tuppence.payments.PayoutAccount;
import dev.tuppence.payments.PayoutAccounts;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** All creators' public pages. What others changed shows within a minute, what this process changed at once. */
@Service
public class Creators {

    private static final int CACHED = 10_000;

    private final CreatorRows rows;
    private final PageOpening opening;
    private final CurrentCreator currentCreator;
    private final CreatorsSettings settings;
    private final PayoutAccounts accounts;
    private final Cache<Long, CreatorPage> pages = cache();
    private final Cache<String, CreatorPage> handles = cache();

    Creators(
            CreatorRows rows,
            PageOpening opening,
            CurrentCreator currentCreator,
            CreatorsSettings settings,
            PayoutAccounts accounts) {
        this.rows = rows;
        this.opening = opening;
        this.currentCreator = currentCreator;
        this.settings = settings;
        this.accounts = accounts;
    }

    /** Case does not matter: the page's own handle is what its address should be. */
    public Optional<CreatorPage> withHandle(String handle) {
        String folded = Handle.folded(handle);
        CreatorPage known = handles.getIfPresent(folded);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<CreatorPage> found = rows.withHandle(folded);
        found.ifPresent(page -> handles.put(folded, page));
        return found;
    }

    /** @throws NoSuchCreator when there is none */
    public CreatorPage pageOf(CreatorId creator) {
        CreatorPage known = pages.getIfPresent(creator.value());
        if (known != null) {
            return known;
        }
        CreatorPage page = pagesOf(List.of(creator)).get(creator);
        if (page == null) {
            throw new NoSuchCreator(Long.toString(creator.value()));
        }
        return page;
    }

    public Map<CreatorId, CreatorPage> pagesOf(Collection<CreatorId> creators) {
        Set<Long> ids = creators.stream().map(CreatorId::value).collect(Collectors.toUnmodifiableSet());
        return pages
                .getAll(
                        ids,
                        missing -> rows.withIds(missing).stream()
                                .collect(Collectors.toMap(page -> page.id().value(), Function.identity())))
                .values()
                .stream()
                .collect(Collectors.toUnmodifiableMap(CreatorPage::id, Function.identity()));
    }

    /** Newest first. */
    public List<CreatorPage> newest(int limit) {
        return rows.newest(limit);
    }

    /** Whether the processor may pay this creator already, as it last said. */
    public boolean canBePaid(CreatorId creator) {
        return accounts.of(new Payee(creator.value()))
                .map(PayoutAccount::payable)
                .orElse(false);
    }

    /** What creators may price in. */
    public Set<CurrencyCode> currencies() {
        return settings.currencies();
    }

    /**
     * Opens a page with this reader as its owner.
     *
     * @throws HandleRefused when the handle is malformed, reserved, taken, or looks like one that is
     * @throws TooManyPages when the reader has as many as one may
     * @throws IllegalArgumentException when currency or colour is none we know
     */
    @Transactional
    public CreatorId create(ReaderId owner, NewCreator page) {
        return opening.open(owner, page);
    }

    /** @throws IllegalArgumentException when the colour is none */
    @Transactional
    public void change(CreatorId creator, PageText text) {
        currentCreator.is(creator);
        rows.change(creator, new PageText(text.name(), text.bio(), PageOpening.colour(text.accent())));
        forget(creator);
    }

    /**
     * The most that one reader pays for this creator's items in a calendar month; what was spent before there was a cap does not count.
     *
     * @param cap none to have no cap
     * @throws IllegalArgumentException when it is not positive or not in the creator's currency
     */
    @Transactional
    public void cap(CreatorId creator, @Nullable Money cap) {
        if (cap != null
                && (!cap.isPositive() || cap.currency() != pageOf(creator).currency())) {
            throw new IllegalArgumentException("No month cap: " + cap);
        }
        currentCreator.is(creator);
        rows.cap(creator, cap);
        forget(creator);
    }

    /** Shows this picture, one of the creator's own, on its page. */
    @Transactional
    public void show(CreatorId creator, Picture picture) {
        currentCreator.is(creator);
        rows.show(creator, picture.address());
        forget(creator);
    }

    /** Its handle stays, so that what was bought is found where it was; what it said of itself goes. */
    @Transactional
    public void close(CreatorId creator) {
        currentCreator.is(creator);
        rows.close(creator);
        forget(creator);
    }

    /** After the commit: before it, another thread would put the old page back. */
    private void forget(CreatorId creator) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                pages.invalidate(creator.value());
                handles.asMap().values().removeIf(page -> page.id().equals(creator));
            }
        });
    }

    private static <K, V> Cache<K, V> cache() {
        return Caffeine.newBuilder()
                .maximumSize(CACHED)
                .expireAfterWrite(Duration.ofSeconds(60))
                .build();
    }
}
