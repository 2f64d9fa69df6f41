/** What a creator earned and got in a month and what a reader paid, to read, to calculate with and to file. */
@ApplicationModule(allowedDependencies = {"payouts", "settlement", "tax", "unlocks", "catalog", "creators", "identity"})
@NullMarked
package dev.tuppence.statements;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
