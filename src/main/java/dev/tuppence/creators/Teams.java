package dev.tuppence.creators;

import dev.tuppence.identity.ReaderId;
import org.springframework.stereotype.Service;

/** Who works on a creator's page. */
@Service
public class Teams {

    public boolean isMember(ReaderId reader, CreatorId creator) {
        throw new UnsupportedOperationException();
    }
}
