package dev.tuppence.creators;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** All creators' public pages. */
@Service
public class Creators {

    public Optional<CreatorPage> withHandle(String handle) {
        throw new UnsupportedOperationException();
    }

    public CreatorPage pageOf(CreatorId creator) {
        throw new UnsupportedOperationException();
    }

    public Map<CreatorId, CreatorPage> pagesOf(Collection<CreatorId> creators) {
        throw new UnsupportedOperationException();
    }

    /** Newest first. */
    public List<CreatorPage> newest(int limit) {
        throw new UnsupportedOperationException();
    }
}
