/** Every amount's way from an unlock to a bank, for those whom it concerns. */
@ApplicationModule(
        allowedDependencies = {"payouts", "settlement", "unlocks", "ledger", "creators", "catalog", "identity"})
@NullMarked
package dev.tuppence.chains;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
