/** Readers unlock items onto their tab, return them, and keep what they bought. */
@ApplicationModule(allowedDependencies = {"catalog", "creators", "identity", "ledger", "seals", "site", "tax"})
@NullMarked
package dev.tuppence.unlocks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
