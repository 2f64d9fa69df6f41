package dev.tuppence.identity;

import java.util.Optional;
import org.springframework.stereotype.Service;

/** All readers, guests and accounts. */
@Service
public class Readers {

    /** Signing up is signing in for the first time. The address is compared without case. */
    public ReaderId readerWith(String mail) {
        throw new UnsupportedOperationException();
    }

    public Optional<ReaderId> find(String mail) {
        throw new UnsupportedOperationException();
    }

    public Profile profileOf(ReaderId reader) {
        throw new UnsupportedOperationException();
    }
}
