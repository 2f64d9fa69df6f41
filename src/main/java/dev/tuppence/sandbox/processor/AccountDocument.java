package dev.tuppence.sandbox.processor;

import com.stripe.model.Account;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of an account that are made of parts. */
final class AccountDocument {

    private AccountDocument() {}

    static Account.Controller controller(Parameters parameters) {
        var fees = new Account.Controller.Fees();
        fees.setPayer(parameters.group("fees").text("payer").orElse("account"));
        var losses = new Account.Controller.Losses();
        losses.setPayments(parameters.group("losses").text("payments").orElse("stripe"));
        var dashboard = new Account.Controller.StripeDashboard();
        dashboard.setType(parameters.group("stripe_dashboard").text("type").orElse("full"));
        var controller = new Account.Controller();
        controller.setFees(fees);
        controller.setLosses(losses);
        controller.setStripeDashboard(dashboard);
        controller.setRequirementCollection(
                parameters.text("requirement_collection").orElse("stripe"));
        controller.setIsController(true);
        controller.setType("application");
        return controller;
    }

    static Account.Settings settings() {
        var schedule = new Account.Settings.Payouts.Schedule();
        schedule.setInterval("daily");
        schedule.setDelayDays(2L);
        var payouts = new Account.Settings.Payouts();
        payouts.setSchedule(schedule);
        payouts.setDebitNegativeBalances(true);
        var settings = new Account.Settings();
        settings.setPayouts(payouts);
        return settings;
    }

    static Account.Requirements requirements(List<String> due, @Nullable String disabledReason) {
        var requirements = new Account.Requirements();
        requirements.setCurrentlyDue(due);
        requirements.setEventuallyDue(due);
        requirements.setPastDue(disabledReason == null ? List.of() : due);
        requirements.setPendingVerification(List.of());
        requirements.setErrors(List.of());
        requirements.setAlternatives(List.of());
        requirements.setDisabledReason(disabledReason);
        return requirements;
    }
}
