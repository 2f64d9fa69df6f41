/** Tells people what happened; listens only, and nothing waits for it. */
@ApplicationModule(
        allowedDependencies = {
            "settlement",
            "payouts",
            "disputes",
            "screening",
            "reversals",
            "unlocks",
            "creators",
            "identity",
            "payments",
            "seals"
        })
@NullMarked
package dev.tuppence.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
