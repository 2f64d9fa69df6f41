package dev.tuppence.sandbox.processor;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the processor holds, and what cardholders and their banks can do to it. */
@Controller
@Profile("sandbox")
@RequestMapping("/sandbox/processor")
class DashboardController {

    private static final String BACK = "redirect:/sandbox/processor";

    private final SandboxProcessor processor;
    private final DashboardView.Reader reader;
    private final SandboxFaults faults;

    DashboardController(SandboxProcessor processor, DashboardView.Reader reader, SandboxFaults faults) {
        this.processor = processor;
        this.reader = reader;
        this.faults = faults;
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("balances", processor.balances());
        model.addAttribute("view", reader.read());
        model.addAttribute("faults", Fault.values());
        model.addAttribute("on", faults.on());
        return "sandbox/processor/dashboard";
    }

    @PostMapping("/disputes")
    String open(@RequestParam String payment, @RequestParam(defaultValue = "fraudulent") String reason) {
        processor.openDispute(payment, reason);
        return BACK;
    }

    @PostMapping("/refunds")
    String refund(@RequestParam String payment) {
        processor.refund(payment);
        return BACK;
    }

    @PostMapping("/faults/{fault}")
    String turn(@PathVariable Fault fault, @RequestParam boolean on) {
        if (on) {
            faults.turnOn(fault);
        } else {
            faults.turnOff(fault);
        }
        return BACK;
    }

    @PostMapping("/disputes/{id}")
    String decide(@PathVariable String id, @RequestParam boolean won) {
        processor.decideDispute(id, won);
        return BACK;
    }
}
