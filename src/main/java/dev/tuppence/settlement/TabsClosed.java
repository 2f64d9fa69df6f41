package dev.tuppence.settlement;

import java.util.List;

/** Their readers are to be told. Published in the transaction that closed the tabs, which holds them no longer than it must. */
record TabsClosed(List<Long> settlements) {

    TabsClosed {
        settlements = List.copyOf(settlements);
    }
}
