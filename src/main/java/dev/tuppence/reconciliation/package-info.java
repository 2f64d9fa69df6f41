/** The processor's own books compared with ours, every day; what differs waits in suspense for a person. */
@ApplicationModule(allowedDependencies = {"payments", "ledger", "identity"})
@NullMarked
package dev.tuppence.reconciliation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
