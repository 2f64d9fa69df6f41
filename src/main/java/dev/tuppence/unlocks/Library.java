package dev.tuppence.unlocks;

import dev.tuppence.identity.ReaderId;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What readers own: charges that name their item, and grants (take 0, without a price). */
@Service
public class Library {

    private final ChargeRows charges;

    Library(ChargeRows charges) {
        this.charges = charges;
    }

    /**
     * Newest first, without what was returned.
     *
     * @param page from 0
     */
    @Transactional(readOnly = true)
    public List<Line> of(ReaderId reader, int page, int size) {
        return charges.held(reader, size, (long) page * size);
    }
}
