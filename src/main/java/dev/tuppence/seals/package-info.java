/** What is booked is sealed: hashes over closed rows, each covering the one before, kept outside the database as well. */
@ApplicationModule(allowedDependencies = {"ledger"})
@NullMarked
package dev.tuppence.seals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
