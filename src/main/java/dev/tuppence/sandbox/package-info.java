/** Profile {@code sandbox}: embedded PostgreSQL, a local card processor, mails to read, a clock to move, demo data. No real money moves. */
@ApplicationModule(
        allowedDependencies = {
            "deployment",
            "payouts",
            "disputes",
            "settlement",
            "unlocks",
            "catalog",
            "creators",
            "identity",
            "ledger",
            "payments"
        })
@NullMarked
package dev.tuppence.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
