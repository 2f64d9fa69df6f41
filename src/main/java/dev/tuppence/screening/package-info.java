/** The gate before the shield: what looks like collusion is noticed, reviewed by people, and withheld by two of them. */
@ApplicationModule(
        allowedDependencies = {
            "reversals",
            "payouts",
            "disputes",
            "settlement",
            "unlocks",
            "catalog",
            "creators",
            "identity",
            "payments"
        })
@NullMarked
package dev.tuppence.screening;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
