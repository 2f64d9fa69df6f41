/** What creators publish, and at what price. */
@ApplicationModule(allowedDependencies = {"creators", "identity"})
@NullMarked
package dev.tuppence.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
