/** What this process is, production or sandbox, and every reason for it not to start, each said in one sentence. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.tuppence.deployment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
