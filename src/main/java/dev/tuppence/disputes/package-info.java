/** Disputed card payments: cases, their line items, the shield that pays. */
@ApplicationModule(
        allowedDependencies = {"settlement", "unlocks", "ledger", "payments", "creators", "catalog", "identity"})
@NullMarked
package dev.tuppence.disputes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
