/** Purchases that the platform takes back: readers have their money again, creators give back what they got. */
@ApplicationModule(allowedDependencies = {"settlement", "unlocks", "catalog", "creators", "identity"})
@NullMarked
package dev.tuppence.reversals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
