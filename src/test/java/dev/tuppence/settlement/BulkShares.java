package dev.tuppence.settlement;

import java.util.List;
import org.springframework.transaction.annotation.Transactional;

/** For the benchmark: many settlements shared out in one transaction. */
public class BulkShares {

    private final SharingOut shares;

    BulkShares(SharingOut shares) {
        this.shares = shares;
    }

    @Transactional
    public void shareOut(List<Long> settlements) {
        shares.shareOut(settlements.toArray(Long[]::new));
    }
}
