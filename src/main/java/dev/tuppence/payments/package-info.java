/** The border to the card processor; the only module that speaks Stripe. Our words in, our words out. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.tuppence.payments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
