package dev.tuppence.chains.web;

import dev.tuppence.chains.Chain;
import dev.tuppence.chains.CreatorChains;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CreatorPage;
import dev.tuppence.creators.Creators;
import dev.tuppence.payouts.Earning;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Explains to creators what they earned and where it is. */
@Controller
class CreatorChainController {

    private static final int LINES = 50;
    private static final int FARTHEST = 10_000;

    private final CreatorChains chains;
    private final Creators creators;
    private final ChainPages pages;

    CreatorChainController(CreatorChains chains, Creators creators, ChainPages pages) {
        this.chains = chains;
        this.creators = creators;
        this.pages = pages;
    }

    @GetMapping("/studio/{handle}/earnings/{earning:\\d{1,18}}")
    String earning(CreatorId creator, @PathVariable long earning, Model model) {
        return page(creator, chains.ofEarning(creator, earning), "earnings", model);
    }

    /** @param page of the earnings that it took, from 0 */
    @GetMapping("/studio/{handle}/payouts/transfers/{transfer:\\d{1,18}}")
    String transfer(
            CreatorId creator, @PathVariable long transfer, @RequestParam(defaultValue = "0") int page, Model model) {
        String view = page(creator, chains.ofTransfer(creator, transfer), "payouts", model);
        int bounded = Math.clamp(page, 0, FARTHEST);
        String studio = "/studio/" + creators.pageOf(creator).handle();
        String address = "%s/payouts/transfers/%d?page=".formatted(studio, transfer);
        List<Earning> lines = chains.earningsOf(creator, transfer, bounded, LINES + 1);
        model.addAttribute("lines", lines.subList(0, Math.min(lines.size(), LINES)));
        model.addAttribute("linesAt", studio + "/earnings/");
        model.addAttribute("newer", bounded == 0 ? null : address + (bounded - 1));
        model.addAttribute("older", lines.size() > LINES ? address + (bounded + 1) : null);
        return view;
    }

    @GetMapping("/studio/{handle}/payouts/bank/{payout:\\w{1,100}}")
    String payout(CreatorId creator, @PathVariable String payout, Model model) {
        return page(creator, chains.ofPayout(creator, payout), "payouts", model);
    }

    private String page(CreatorId creator, Optional<Chain> chain, String place, Model model) {
        Chain found = chain.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        CreatorPage about = creators.pageOf(creator);
        model.addAttribute("creator", about);
        model.addAttribute("accent", about.accent());
        return pages.page(found, place, "/studio/%s/%s".formatted(about.handle(), place), model);
    }
}
