package dev.tuppence.ledger;

import java.util.List;

/** Books kept elsewhere that belong to the trial balance: rows that are balanced one by one, such as charges on tabs. */
public interface Subledger {

    /** In kebab case, e.g. {@code charges}. */
    String name();

    /** Its balances, summed per account type and currency. */
    List<TypeBalance> balances();
}
