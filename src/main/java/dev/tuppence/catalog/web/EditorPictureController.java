package dev.tuppence.catalog.web;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.NotAPicture;
import dev.tuppence.creators.Picture;
import dev.tuppence.creators.Pictures;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Adds a picture while an article is written: the rest of the form comes back as it was. */
@Controller
class EditorPictureController {

    private final Pictures pictures;
    private final EditorPages pages;

    EditorPictureController(Pictures pictures, EditorPages pages) {
        this.pictures = pictures;
        this.pages = pages;
    }

    @PostMapping(path = "/studio/{handle}/articles/new", params = "action=picture")
    ModelAndView toNew(
            CreatorId creator,
            @ModelAttribute("form") ArticleForm form,
            BindingResult errors,
            @RequestParam @Nullable MultipartFile picture)
            throws IOException {
        return add(creator, null, form, errors, picture);
    }

    @PostMapping(path = "/studio/{handle}/articles/{item:\\d{1,18}}", params = "action=picture")
    ModelAndView to(
            CreatorId creator,
            @PathVariable long item,
            @ModelAttribute("form") ArticleForm form,
            BindingResult errors,
            @RequestParam @Nullable MultipartFile picture)
            throws IOException {
        return add(creator, new ItemId(item), form, errors, picture);
    }

    private ModelAndView add(
            CreatorId creator,
            @Nullable ItemId item,
            ArticleForm form,
            BindingResult errors,
            @Nullable MultipartFile picture)
            throws IOException {
        if (picture == null || picture.isEmpty()) {
            return refused(creator, item, form, "catalog.form.picture.missing");
        }
        try {
            String name = Objects.requireNonNullElse(picture.getOriginalFilename(), "");
            Picture kept = pictures.keep(creator, name, picture.getBytes());
            String words = name.replaceAll("\\.[A-Za-z]+$", "")
                    .replaceAll("[\\[\\]\\\\<>_-]+", " ")
                    .strip();
            String markdown = "%s\n\n![%s](%s)\n".formatted(form.markdown().stripTrailing(), words, kept.address());
            return pages.again(creator, item, form.with(markdown), HttpStatus.OK)
                    .addObject("added", kept);
        } catch (NotAPicture e) {
            String reason = e.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
            return refused(creator, item, form, "catalog.form.picture." + reason);
        }
    }

    private ModelAndView refused(CreatorId creator, @Nullable ItemId item, ArticleForm form, String key) {
        return pages.again(creator, item, form, HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("pictureError", key);
    }
}
