package dev.tuppence.unlocks.web;

import org.jspecify.annotations.Nullable;

/**
 * What reading pages of different items have in common when they look alike.
 *
 * @param minutes how long most people read
 * @param open whether the whole text is there
 * @param held whether it is the reader's own
 * @param returnable whether "Return" is offered
 * @param gate none for what is free or held
 */
record ReadingShape(
        int minutes,
        boolean open,
        boolean held,
        boolean returnable,
        @Nullable GateView gate) {}
