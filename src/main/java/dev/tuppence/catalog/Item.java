package dev.tuppence.catalog;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "item")
class Item {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(updatable = false)
    private long creatorId;

    private String slug;
    private String title;
    private String summary;
    private String markdown;
    private @Nullable String cover;
    private long priceMicros;

    @Enumerated(EnumType.STRING)
    private CurrencyCode currency;

    @Enumerated(EnumType.STRING)
    private State state = State.DRAFT;

    private boolean changed;
    private int version;

    @jakarta.persistence.Version
    private int revision;

    private Instant changedAt;
    private @Nullable Instant publishedAt;

    Item(CreatorId creator, DraftText text, String slug, Instant now) {
        this.creatorId = creator.value();
        this.slug = slug;
        this.title = text.title();
        this.summary = text.summary();
        this.markdown = text.markdown();
        this.cover = text.cover();
        this.priceMicros = text.price().micros();
        this.currency = text.price().currency();
        this.changed = true;
        this.changedAt = now;
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Item() {}

    void write(DraftText text, String newSlug, Instant now) {
        slug = newSlug;
        title = text.title();
        summary = text.summary();
        markdown = text.markdown();
        cover = text.cover();
        priceMicros = text.price().micros();
        currency = text.price().currency();
        changed = true;
        changedAt = now;
    }

    /** @param newVersion the same as before when only price, address or cover changed */
    void publish(int newVersion, Instant now) {
        state = State.PUBLISHED;
        changed = false;
        version = newVersion;
        publishedAt = publishedAt == null ? now : publishedAt;
    }

    /** What was never published stays a draft. */
    void withdraw() {
        state = state == State.PUBLISHED ? State.WITHDRAWN : state;
    }

    ItemId item() {
        return new ItemId(Objects.requireNonNull(id));
    }

    State state() {
        return state;
    }

    int version() {
        return version;
    }

    int revision() {
        return revision;
    }

    Draft draft() {
        return new Draft(item(), text(), slug, state, changed, revision, changedAt, publishedAt);
    }

    DraftText text() {
        return new DraftText(title, summary, markdown, new Money(priceMicros, currency), slug, cover);
    }
}
