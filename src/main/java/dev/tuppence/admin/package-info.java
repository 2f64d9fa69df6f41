/** The operator's pages over the other modules' doors. */
@ApplicationModule(
        allowedDependencies = {
            "chains",
            "settlement",
            "payouts",
            "reconciliation",
            "disputes",
            "screening",
            "reversals",
            "departures",
            "unlocks",
            "catalog",
            "creators",
            "identity",
            "ledger",
            "payments",
            "seals",
            "tax"
        })
@NullMarked
package dev.tuppence.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
