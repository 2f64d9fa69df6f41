package dev.tuppence.sandbox.web;

import dev.tuppence.sandbox.SandboxMail;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** Every mail the sandbox sent, for everybody to read. */
@Controller
@Profile("sandbox")
@RequestMapping("/sandbox/mail")
class MailController {

    private static final int SHOWN = 100;

    private final SandboxMail mails;
    private final String baseUrl;

    MailController(SandboxMail mails, @Value("${tuppence.base-url}") String baseUrl) {
        this.mails = mails;
        this.baseUrl = baseUrl;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("mails", mails.newest(SHOWN));
        return "sandbox/mail";
    }

    @GetMapping("/{id}")
    String open(@PathVariable long id, Model model) {
        SandboxMail.Mail mail = mails.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("mail", mail);
        model.addAttribute("parts", Part.of(mail.body(), baseUrl));
        return "sandbox/mail-letter";
    }
}
