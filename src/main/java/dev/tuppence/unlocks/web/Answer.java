package dev.tuppence.unlocks.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What the reading page says beside its button. Only {@link #OPENED} follows a charge. */
enum Answer {
    /** The button, for the first time. */
    OFFERED(HttpStatus.OK),
    /** Back from saving a card or paying the tab. */
    BACK(HttpStatus.OK),
    OPENED(HttpStatus.OK),
    /** It was the reader's before. */
    OWNED(HttpStatus.OK),
    /** The month's cap was reached: it costs nothing. */
    CAPPED(HttpStatus.OK),
    RETURNED(HttpStatus.OK),
    STALE(HttpStatus.CONFLICT),
    BLOCKED(HttpStatus.CONFLICT),
    OVER_LIMIT(HttpStatus.CONFLICT),
    OVER_BUDGET(HttpStatus.CONFLICT),
    NOT_RETURNED(HttpStatus.CONFLICT),
    FORGED(HttpStatus.BAD_REQUEST),
    TOO_MANY_GUESTS(HttpStatus.TOO_MANY_REQUESTS),
    BUSY(HttpStatus.SERVICE_UNAVAILABLE),
    /** The answer was lost on the way; another try is safe. */
    UNKNOWN(HttpStatus.SERVICE_UNAVAILABLE);

    private final HttpStatus status;

    Answer(HttpStatus status) {
        this.status = status;
    }

    /** What a redirect left to say, as far as it is true of the page it led to. */
    static Answer said(@Nullable String said, boolean held) {
        if (held && OPENED.key().equals(said)) {
            return OPENED;
        }
        if (held && OWNED.key().equals(said)) {
            return OWNED;
        }
        if (held && CAPPED.key().equals(said)) {
            return CAPPED;
        }
        return !held && RETURNED.key().equals(said) ? RETURNED : OFFERED;
    }

    HttpStatus status() {
        return status;
    }

    /** Last part of its message keys. */
    public String key() {
        return Keys.of(this);
    }

    /** Whether it is said beside the button; the others need none. */
    public boolean beside() {
        return switch (this) {
            case OFFERED, OPENED, OWNED, CAPPED, NOT_RETURNED -> false;
            default -> true;
        };
    }

    /** Whether another click on the button may open the text. */
    public boolean clickable() {
        return this != BLOCKED && this != OVER_LIMIT && this != TOO_MANY_GUESTS;
    }

    public boolean refused() {
        return status.isError();
    }

    /** Whether waiting a moment is all a reader has to do. */
    boolean passes() {
        return status == HttpStatus.SERVICE_UNAVAILABLE;
    }
}
