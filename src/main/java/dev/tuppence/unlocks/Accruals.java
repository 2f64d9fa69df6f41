package dev.tuppence.unlocks;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.money.CurrencyCode;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Creators' charges summed per item, a few seconds behind: no unlock touches a creator's row. What readers paid already is in
 * it; whoever knows the settled part subtracts it.
 */
@Service
public class Accruals {

    public List<ItemAccrual> of(CreatorId creator, CurrencyCode currency) {
        throw new UnsupportedOperationException();
    }

    /** Catches up with all charges committed before now. */
    public void project() {
        throw new UnsupportedOperationException();
    }
}
