package dev.tuppence.sandbox.processor;

import java.net.URI;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The bank's page (3-D Secure): approve or fail. */
@Controller
@Profile("sandbox")
@RequestMapping("/sandbox/processor/authenticate/{intent}")
class AuthenticationPageController {

    private final Authentications authentications;

    AuthenticationPageController(Authentications authentications) {
        this.authentications = authentications;
    }

    @GetMapping
    String show(@PathVariable String intent, Model model) {
        model.addAttribute("intent", intent);
        model.addAttribute("question", authentications.question(intent).orElseThrow(() -> new NoSuchPage(intent)));
        return "sandbox/processor/authenticate";
    }

    @PostMapping
    ResponseEntity<Void> answer(@PathVariable String intent, @RequestParam boolean approve) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(authentications.answer(intent, approve)))
                .build();
    }
}
