package dev.tuppence.unlocks;

import dev.tuppence.identity.ReaderId;
import java.util.List;
import org.springframework.stereotype.Service;

/** What readers own: charges that name their item, and grants. */
@Service
public class Library {

    /** Newest first, without what was returned. */
    public List<Line> of(ReaderId reader, int page, int size) {
        throw new UnsupportedOperationException();
    }
}
