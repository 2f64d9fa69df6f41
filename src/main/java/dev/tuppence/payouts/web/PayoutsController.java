package dev.tuppence.payouts.web;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CreatorPage;
import dev.tuppence.creators.Creators;
import dev.tuppence.identity.SiteAddress;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.payments.OnboardingRefused;
import dev.tuppence.payments.PayoutAccount;
import dev.tuppence.payments.ProcessorSilent;
import dev.tuppence.payouts.Earnings;
import dev.tuppence.payouts.PayOutcome;
import dev.tuppence.payouts.Payouts;
import dev.tuppence.payouts.UnsupportedCountry;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A creator's way to the bank: onboarding, transfers, payouts. */
@Controller
class PayoutsController {

    private final Payouts payouts;
    private final Earnings earnings;
    private final Creators creators;
    private final SiteAddress site;

    PayoutsController(Payouts payouts, Earnings earnings, Creators creators, SiteAddress site) {
        this.payouts = payouts;
        this.earnings = earnings;
        this.creators = creators;
        this.site = site;
    }

    @GetMapping("/studio/{handle}/payouts")
    ModelAndView payouts(CreatorId creator, Locale locale) {
        return page(creator, null, null, HttpStatus.OK, locale);
    }

    /** To the processor's page. */
    @PostMapping("/studio/{handle}/payouts/onboarding")
    ModelAndView onboard(CreatorId creator, @RequestParam(defaultValue = "") String country, Locale locale) {
        if (country.isBlank()) {
            return page(creator, country, "payouts.country.missing", HttpStatus.UNPROCESSABLE_CONTENT, locale);
        }
        try {
            URI back = URI.create(site.at(home(creators.pageOf(creator)) + "/return"));
            return new ModelAndView("redirect:" + payouts.onboard(creator, country, back));
        } catch (UnsupportedCountry e) {
            return page(creator, country, "payouts.country.unsupported", HttpStatus.UNPROCESSABLE_CONTENT, locale);
        } catch (OnboardingRefused e) {
            return page(creator, country, "payouts.onboarding.refused", HttpStatus.UNPROCESSABLE_CONTENT, locale);
        } catch (ProcessorSilent e) {
            return page(creator, country, "payouts.processor.silent", HttpStatus.SERVICE_UNAVAILABLE, locale);
        }
    }

    /** Back from the processor's page, done or not: what it says now is what counts. */
    @GetMapping("/studio/{handle}/payouts/return")
    String back(CreatorId creator, RedirectAttributes redirect) {
        String said;
        try {
            boolean payable =
                    payouts.refresh(creator).map(PayoutAccount::payable).orElse(false);
            said = payable ? "payouts.return.ready" : "payouts.return.more";
        } catch (ProcessorSilent e) {
            said = "payouts.processor.silent";
        }
        return saying(said, creator, redirect);
    }

    @PostMapping("/studio/{handle}/payouts/now")
    String payNow(CreatorId creator, @RequestParam CurrencyCode currency, RedirectAttributes redirect) {
        return saying(
                switch (payouts.payNow(creator, currency)) {
                    case PayOutcome.Requested requested -> "payouts.now.requested";
                    case PayOutcome.NotPayable notPayable -> "payouts.now.not-payable";
                    case PayOutcome.BankRefuses refuses -> "payouts.now.bank";
                    case PayOutcome.RefundsFirst refunds -> "payouts.now.refunds";
                    case PayOutcome.OnHold held -> "payouts.now.held";
                    case PayOutcome.BelowMinimum below -> "payouts.now.below";
                    case PayOutcome.AlreadyPending pending -> "payouts.now.pending";
                    case PayOutcome.NoSuchCurrency none -> "payouts.now.currency";
                },
                creator,
                redirect);
    }

    private String saying(String key, CreatorId creator, RedirectAttributes redirect) {
        redirect.addFlashAttribute("notice", key);
        return "redirect:" + home(creators.pageOf(creator));
    }

    private ModelAndView page(
            CreatorId creator,
            @Nullable String country,
            @Nullable String problem,
            HttpStatusCode status,
            Locale locale) {
        CreatorPage about = creators.pageOf(creator);
        CurrencyCode currency = about.currency();
        var page = new ModelAndView("payouts/payouts", status);
        page.addObject("creator", about);
        page.addObject("accent", about.accent());
        page.addObject("stylesheets", List.of("/studio.css", "/payouts.css"));
        page.addObject("account", payouts.accountOf(creator).orElse(null));
        page.addObject(
                "asked",
                payouts.accountOf(creator)
                        .map(PayoutAccount::open)
                        .map(Asked::of)
                        .orElse(List.of()));
        page.addObject("countries", CountryOption.all(locale));
        page.addObject("country", country == null ? locale.getCountry() : country);
        page.addObject("countryName", country == null ? "" : CountryOption.nameOf(country, locale));
        page.addObject("problem", problem);
        page.addObject("sum", earnings.sumOf(creator, currency));
        page.addObject("minimum", payouts.minimum(currency).orElse(null));
        page.addObject("atWillMinimum", payouts.atWillMinimum(currency).orElse(null));
        page.addObject("nextRunAt", payouts.nextRunAt());
        page.addObject("onHold", payouts.onHold(creator));
        page.addObject("inReview", payouts.inReview(creator));
        page.addObject("bankRefusedAt", payouts.bankRefusedAt(creator).orElse(null));
        page.addObject("unclaimedFrom", payouts.unclaimedFrom(creator).orElse(null));
        page.addObject("transfers", payouts.transfersOf(creator));
        page.addObject("bankPayouts", payouts.bankPayoutsOf(creator));
        return page;
    }

    private static String home(CreatorPage about) {
        return "/studio/%s/payouts".formatted(about.handle());
    }
}
