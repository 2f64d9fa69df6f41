package dev.tuppence.creators.web;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.HandleRefused;
import dev.tuppence.creators.NewCreator;
import dev.tuppence.creators.TooManyPages;
import dev.tuppence.identity.Readers;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.money.CurrencyCode;
import jakarta.validation.Valid;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Opening a page. */
@Controller
class NewCreatorController {

    private static final String ACCENT = "#8a3b12";

    private final Creators creators;
    private final PagePicture pictures;
    private final Readers readers;

    NewCreatorController(Creators creators, PagePicture pictures, Readers readers) {
        this.creators = creators;
        this.pictures = pictures;
        this.readers = readers;
    }

    @GetMapping("/studio/new")
    ModelAndView form(@AuthenticationPrincipal SignedInReader reader, Locale locale) {
        CurrencyCode home = readers.profileOf(reader.reader()).homeCurrency();
        String currency = creators.currencies().contains(home) ? home.name() : CurrencyCode.USD.name();
        return page(new CreatorForm("", "", "", ACCENT, currency), HttpStatus.OK, locale);
    }

    @PostMapping("/studio/new")
    ModelAndView open(
            @AuthenticationPrincipal SignedInReader reader,
            @Valid @ModelAttribute("form") CreatorForm form,
            BindingResult errors,
            @RequestParam @Nullable MultipartFile picture,
            Locale locale)
            throws IOException {
        Optional<CurrencyCode> currency = creators.currencies().stream()
                .filter(known -> known.name().equals(form.currency()))
                .findFirst();
        if (currency.isEmpty() && !errors.hasFieldErrors("currency")) {
            errors.rejectValue("currency", "creators.form.currency.wrong");
        }
        if (errors.hasErrors() || currency.isEmpty()) {
            return page(form, HttpStatus.UNPROCESSABLE_CONTENT, locale);
        }
        try {
            CreatorId creator = creators.create(
                    reader.reader(),
                    new NewCreator(form.handle(), form.name(), form.bio(), form.accent(), currency.get()));
            String handle = creators.pageOf(creator).handle();
            return pictures.show(creator, picture)
                    ? new ModelAndView("redirect:/studio/" + handle)
                    : new ModelAndView("redirect:/studio/" + handle + "/settings?picture=refused");
        } catch (HandleRefused e) {
            errors.rejectValue(
                    "handle", "creators.form.handle." + e.reason().name().toLowerCase(Locale.ROOT));
        } catch (TooManyPages e) {
            errors.reject("creators.form.too-many");
        }
        return page(form, HttpStatus.UNPROCESSABLE_CONTENT, locale);
    }

    private ModelAndView page(CreatorForm form, HttpStatusCode status, Locale locale) {
        var page = new ModelAndView("creators/new", status);
        page.addObject("form", form);
        page.addObject("currencies", CurrencyOption.of(creators.currencies(), locale));
        page.addObject("stylesheets", List.of("/studio.css"));
        return page;
    }
}
