package dev.tuppence.catalog.web;

import dev.tuppence.catalog.FileToImport;
import dev.tuppence.catalog.ImportRefused;
import dev.tuppence.catalog.ImportView;
import dev.tuppence.catalog.ImportedFile;
import dev.tuppence.catalog.Imports;
import dev.tuppence.catalog.Prices;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Many articles at once, and what became of each file. */
@Controller
class ImportController {

    private final Imports imports;
    private final Creators creators;
    private final Prices prices;

    ImportController(Imports imports, Creators creators, Prices prices) {
        this.imports = imports;
        this.creators = creators;
        this.prices = prices;
    }

    @GetMapping("/studio/{handle}/imports")
    ModelAndView form(CreatorId creator) {
        Money price = choice(creator).points().get(3);
        return page(creator, Long.toString(price.micros()), "", HttpStatus.OK);
    }

    @PostMapping("/studio/{handle}/imports")
    ModelAndView upload(
            CreatorId creator,
            @RequestParam(defaultValue = "") String price,
            @RequestParam(defaultValue = "") String ownPrice,
            @RequestParam(defaultValue = "false") boolean publish,
            @RequestParam(required = false) @Nullable List<MultipartFile> files)
            throws IOException {
        CurrencyCode currency = creators.pageOf(creator).currency();
        Optional<Money> chosen = PriceChoice.chosen(price, ownPrice, currency).filter(prices::allows);
        if (chosen.isEmpty()) {
            return page(creator, price, ownPrice, HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("priceError", "catalog.form.price.wrong");
        }
        try {
            long id = imports.start(creator, chosen.get(), publish, contents(files));
            return new ModelAndView("redirect:/studio/%s/imports/%d"
                    .formatted(creators.pageOf(creator).handle(), id));
        } catch (ImportRefused e) {
            boolean tooMuch =
                    e.reason() == ImportRefused.Reason.TOO_LARGE || e.reason() == ImportRefused.Reason.TOO_MANY_FILES;
            HttpStatus status = tooMuch ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.UNPROCESSABLE_CONTENT;
            String reason = e.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
            return page(creator, price, ownPrice, status).addObject("filesError", "catalog.import.refused." + reason);
        }
    }

    @GetMapping("/studio/{handle}/imports/{id:\\d{1,18}}")
    String result(
            CreatorId creator,
            @PathVariable long id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        ImportView view = imports.of(creator, id);
        model.addAttribute("view", view);
        model.addAttribute("articles", view.in(ImportedFile.State.ARTICLE));
        model.addAttribute("refused", view.in(ImportedFile.State.REFUSED));
        model.addAttribute("pictures", view.in(ImportedFile.State.PICTURE));
        model.addAttribute("unused", view.in(ImportedFile.State.UNUSED));
        model.addAttribute("htmx", true);
        return htmx == null ? "catalog/import" : "catalog/import-result :: result";
    }

    private ModelAndView page(CreatorId creator, String price, String ownPrice, HttpStatus status) {
        var page = new ModelAndView("catalog/imports", status);
        page.addObject("prices", choice(creator));
        page.addObject("price", price);
        page.addObject("ownPrice", ownPrice);
        page.addObject("earlier", imports.of(creator));
        return page;
    }

    private PriceChoice choice(CreatorId creator) {
        return PriceChoice.of(prices, creators.pageOf(creator).currency());
    }

    private static List<FileToImport> contents(@Nullable List<MultipartFile> files) throws IOException {
        var contents = new ArrayList<FileToImport>();
        for (MultipartFile file : Objects.requireNonNullElse(files, List.<MultipartFile>of())) {
            String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            if (!name.isEmpty()) {
                contents.add(new FileToImport(name, file.getBytes()));
            }
        }
        return contents;
    }
}
