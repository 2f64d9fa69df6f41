package dev.tuppence.admin;

import java.util.List;

/** What waits for a person in one part of the house. */
@FunctionalInterface
interface MatterSource {

    /** The most pressing ones. */
    List<Matter> open(int most);
}
