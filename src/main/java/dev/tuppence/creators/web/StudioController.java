package dev.tuppence.creators.web;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CreatorPage;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.Teams;
import dev.tuppence.identity.SignedInReader;
import jakarta.validation.Valid;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A reader's pages, and what can be set about one. */
@Controller
class StudioController {

    private final Creators creators;
    private final Teams teams;
    private final PagePicture pictures;

    StudioController(Creators creators, Teams teams, PagePicture pictures) {
        this.creators = creators;
        this.teams = teams;
        this.pictures = pictures;
    }

    @GetMapping("/studio")
    String pages(@AuthenticationPrincipal SignedInReader reader, Model model) {
        List<CreatorId> ids = teams.pagesOf(reader.reader());
        Map<CreatorId, CreatorPage> pages = creators.pagesOf(ids);
        if (ids.size() == 1) {
            return "redirect:/studio/"
                    + Objects.requireNonNull(pages.get(ids.getFirst())).handle();
        }
        model.addAttribute(
                "pages", ids.stream().map(pages::get).filter(Objects::nonNull).toList());
        model.addAttribute("stylesheets", List.of("/studio.css"));
        return "creators/studio";
    }

    @GetMapping("/studio/{handle}/settings")
    ModelAndView settings(CreatorId creator, @RequestParam @Nullable String picture) {
        CreatorPage page = creators.pageOf(creator);
        var form = new PageForm(page.name(), page.bio(), page.accent());
        return settings(form, HttpStatus.OK).addObject("pictureRefused", "refused".equals(picture));
    }

    @PostMapping("/studio/{handle}/settings")
    ModelAndView change(
            CreatorId creator,
            @Valid @ModelAttribute("form") PageForm form,
            BindingResult errors,
            @RequestParam @Nullable MultipartFile picture,
            RedirectAttributes redirect)
            throws IOException {
        if (errors.hasErrors()) {
            return settings(form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        creators.change(creator, form.text());
        if (!pictures.show(creator, picture)) {
            return settings(form, HttpStatus.UNPROCESSABLE_CONTENT).addObject("pictureRefused", true);
        }
        redirect.addFlashAttribute("notice", "creators.settings.saved");
        return new ModelAndView("redirect:/studio/" + creators.pageOf(creator).handle() + "/settings");
    }

    private static ModelAndView settings(PageForm form, HttpStatus status) {
        return new ModelAndView("creators/settings", Map.of("form", form), status);
    }
}
