/** What of a price is a country's: rates with their dates, and the tax of everything that was paid. */
@ApplicationModule(allowedDependencies = {"ledger", "seals"})
@NullMarked
package dev.tuppence.tax;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
