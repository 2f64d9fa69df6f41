/** The books: append-only, balanced, in the caller's transaction. They know no reader and no creator. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.tuppence.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
