/** One card payment settles a tab; creators are credited item by item. */
@ApplicationModule(
        allowedDependencies = {"unlocks", "catalog", "creators", "identity", "ledger", "payments", "seals", "tax"})
@NullMarked
package dev.tuppence.settlement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
