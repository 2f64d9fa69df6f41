package dev.tuppence.catalog.web;

import dev.tuppence.catalog.Draft;
import dev.tuppence.catalog.DraftText;
import dev.tuppence.catalog.Drafts;
import dev.tuppence.catalog.ItemId;
import dev.tuppence.catalog.Prices;
import dev.tuppence.catalog.Text;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.Pictures;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Puts together the editor's page. */
@Component
class EditorPages {

    private static final int PICTURES = 24;

    private final Drafts drafts;
    private final Prices prices;
    private final Creators creators;
    private final Pictures pictures;

    EditorPages(Drafts drafts, Prices prices, Creators creators, Pictures pictures) {
        this.drafts = drafts;
        this.prices = prices;
        this.creators = creators;
        this.pictures = pictures;
    }

    PriceChoice prices(CreatorId creator) {
        return PriceChoice.of(prices, creators.pageOf(creator).currency());
    }

    ModelAndView blank(CreatorId creator) {
        return page(creator, null, ArticleForm.empty(prices(creator)), HttpStatus.OK);
    }

    ModelAndView of(CreatorId creator, Draft draft) {
        return page(creator, draft, ArticleForm.of(draft, prices(creator)), HttpStatus.OK);
    }

    /** @param item none while it is new */
    ModelAndView again(CreatorId creator, @Nullable ItemId item, ArticleForm form, HttpStatus status) {
        return page(creator, item == null ? null : drafts.draftOf(creator, item), form, status);
    }

    private ModelAndView page(CreatorId creator, @Nullable Draft draft, ArticleForm form, HttpStatus status) {
        var page = new ModelAndView("catalog/editor", status);
        Text text = DraftText.tooLong(form.markdown())
                ? new Text("", "")
                : drafts.preview(creator, form.markdown().replace("\r\n", "\n"));
        page.addObject("form", form);
        page.addObject("draft", draft);
        page.addObject("prices", prices(creator));
        page.addObject("pictures", pictures.of(creator, PICTURES));
        page.addObject("shown", PreviewView.of(text));
        page.addObject("htmx", true);
        return page;
    }
}
