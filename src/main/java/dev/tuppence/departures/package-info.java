/** Readers and creators who leave: their money is settled, they are forgotten, and the books still add up. */
@ApplicationModule(
        allowedDependencies = {"payouts", "settlement", "unlocks", "catalog", "creators", "identity", "payments"})
@NullMarked
package dev.tuppence.departures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
