package dev.tuppence.sandbox.processor;

import java.net.URI;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page where a creator gives the details a payout needs. */
@Controller
@Profile("sandbox")
@RequestMapping("/sandbox/processor/onboarding/{account}/{token}")
class OnboardingPageController {

    private final Onboarding onboarding;

    OnboardingPageController(Onboarding onboarding) {
        this.onboarding = onboarding;
    }

    @GetMapping
    Object show(
            @PathVariable String account,
            @PathVariable String token,
            @RequestParam(defaultValue = OnboardingForm.PAYS) String bank) {
        Onboarding.Visit visit = onboarding.visit(account, token).orElseThrow(() -> new NoSuchPage(account));
        return visit.open() ? page(account, token, visit, OnboardingForm.withBank(bank)) : redirect(visit.refreshUrl());
    }

    @PostMapping
    Object complete(@PathVariable String account, @PathVariable String token, OnboardingForm form) {
        Optional<String> mistake = form.mistake();
        if (mistake.isEmpty()) {
            return redirect(onboarding.complete(account, token, form));
        }
        Onboarding.Visit visit = onboarding.visit(account, token).orElseThrow(() -> new NoSuchPage(account));
        return page(account, token, visit, form).addObject("mistake", mistake.get());
    }

    private static ModelAndView page(String account, String token, Onboarding.Visit visit, OnboardingForm form) {
        return new ModelAndView("sandbox/processor/onboarding")
                .addObject("account", account)
                .addObject("token", token)
                .addObject("form", form)
                .addObject("pays", OnboardingForm.PAYS)
                .addObject("returns", OnboardingForm.RETURNS)
                .addObject("leave", visit.returnUrl());
    }

    private static ResponseEntity<Void> redirect(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(address))
                .build();
    }
}
