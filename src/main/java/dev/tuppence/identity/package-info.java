/** Who reads: guests, accounts, sign-in by mail link and passkey. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.tuppence.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
