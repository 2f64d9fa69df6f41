/** The tenants: a creator's page, its team and its onboarding to payouts. */
@ApplicationModule(allowedDependencies = {"identity", "payments"})
@NullMarked
package dev.tuppence.creators;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
