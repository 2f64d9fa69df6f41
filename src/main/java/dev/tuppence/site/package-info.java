/** The shell around every page: security, layout, formats, errors. */
@ApplicationModule(allowedDependencies = {"identity"})
@NullMarked
package dev.tuppence.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
