/** Collected money on its way to creators' banks. */
@ApplicationModule(
        allowedDependencies = {"settlement", "unlocks", "ledger", "payments", "creators", "catalog", "identity"})
@NullMarked
package dev.tuppence.payouts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
