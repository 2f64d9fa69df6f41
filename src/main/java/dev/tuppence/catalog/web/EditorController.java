package dev.tuppence.catalog.web;

import dev.tuppence.catalog.ChangedMeanwhile;
import dev.tuppence.catalog.DraftText;
import dev.tuppence.catalog.Drafts;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.catalog.NotPublishable;
import dev.tuppence.catalog.WrongPrice;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.money.Money;
import jakarta.validation.Valid;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Writing an article. Whatever is wrong, what was written comes back in the form. */
@Controller
class EditorController {

    private final Drafts drafts;
    private final Creators creators;
    private final EditorPages pages;

    EditorController(Drafts drafts, Creators creators, EditorPages pages) {
        this.drafts = drafts;
        this.creators = creators;
        this.pages = pages;
    }

    @GetMapping("/studio/{handle}/articles/new")
    ModelAndView blank(CreatorId creator) {
        return pages.blank(creator);
    }

    @GetMapping("/studio/{handle}/articles/{item:\\d{1,18}}")
    ModelAndView open(CreatorId creator, @PathVariable long item) {
        return pages.of(creator, drafts.draftOf(creator, new ItemId(item)));
    }

    @PostMapping("/studio/{handle}/articles/new")
    ModelAndView write(
            CreatorId creator,
            @Valid @ModelAttribute("form") ArticleForm form,
            BindingResult errors,
            @RequestParam(defaultValue = "") String action,
            RedirectAttributes redirect) {
        return save(creator, null, form, errors, action, redirect);
    }

    @PostMapping("/studio/{handle}/articles/{item:\\d{1,18}}")
    ModelAndView edit(
            CreatorId creator,
            @PathVariable long item,
            @Valid @ModelAttribute("form") ArticleForm form,
            BindingResult errors,
            @RequestParam(defaultValue = "") String action,
            RedirectAttributes redirect) {
        return save(creator, new ItemId(item), form, errors, action, redirect);
    }

    /** For htmx: what readers would see, while it is written. */
    @PostMapping("/studio/{handle}/preview")
    String preview(CreatorId creator, @RequestParam(defaultValue = "") String markdown, Model model) {
        boolean tooLong = DraftText.tooLong(markdown);
        model.addAttribute("tooLong", tooLong);
        model.addAttribute("shown", PreviewView.of(drafts.preview(creator, tooLong ? "" : markdown)));
        return "catalog/editor-preview :: preview";
    }

    private ModelAndView save(
            CreatorId creator,
            @Nullable ItemId item,
            ArticleForm form,
            BindingResult errors,
            String action,
            RedirectAttributes redirect) {
        if (action.equals("preview")) {
            return pages.again(creator, item, form, HttpStatus.OK);
        }
        boolean tooLong = DraftText.tooLong(form.markdown());
        if (tooLong) {
            errors.rejectValue("markdown", "catalog.form.markdown.too-long");
        }
        Optional<Money> price = PriceChoice.chosen(
                form.price(), form.ownPrice(), creators.pageOf(creator).currency());
        if (price.isEmpty()) {
            errors.rejectValue("price", "catalog.form.price.wrong");
        }
        if (errors.hasErrors() || price.isEmpty()) {
            return pages.again(
                    creator, item, form, tooLong ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            ItemId saved = keep(creator, item, form, price.get());
            return publishIfAsked(creator, saved, form, errors, action, redirect);
        } catch (WrongPrice e) {
            errors.rejectValue("price", "catalog.form.price.wrong");
        } catch (ChangedMeanwhile e) {
            errors.reject("catalog.form.changed-meanwhile");
            return pages.again(creator, item, form.at(e.revision()), HttpStatus.CONFLICT);
        } catch (IllegalArgumentException e) {
            errors.rejectValue("cover", "catalog.form.cover.wrong");
        }
        return pages.again(creator, item, form, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private ItemId keep(CreatorId creator, @Nullable ItemId item, ArticleForm form, Money price) {
        if (item == null) {
            return drafts.write(creator, form.text(price));
        }
        drafts.edit(creator, item, form.revision() == null ? -1 : form.revision(), form.text(price));
        return item;
    }

    private ModelAndView publishIfAsked(
            CreatorId creator,
            ItemId item,
            ArticleForm form,
            BindingResult errors,
            String action,
            RedirectAttributes redirect) {
        String notice = "catalog.notice.saved";
        if (action.equals("publish")) {
            try {
                drafts.publish(creator, item);
                notice = "catalog.notice.published";
            } catch (NotPublishable e) {
                errors.rejectValue("markdown", "catalog.form.markdown.missing");
                ArticleForm saved = form.at(drafts.draftOf(creator, item).revision());
                return pages.again(creator, item, saved, HttpStatus.UNPROCESSABLE_CONTENT);
            }
        }
        redirect.addFlashAttribute("notice", notice);
        return new ModelAndView("redirect:/studio/%s/articles/%d"
                .formatted(creators.pageOf(creator).handle(), item.value()));
    }
}
