/** How readers find creators and items. */
@ApplicationModule(allowedDependencies = {"unlocks", "catalog", "creators", "identity"})
@NullMarked
package dev.tuppence.discovery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
