/** Exact amounts of money; the one shared kernel. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.tuppence.money;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
