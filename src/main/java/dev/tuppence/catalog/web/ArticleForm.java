package dev.tuppence.catalog.web;

import dev.tuppence.catalog.Draft;
import dev.tuppence.catalog.DraftText;
import dev.tuppence.money.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The editor. What a browser leaves out is empty.
 *
 * @param price micros of a suggested price, or {@code own}
 * @param cover address of a picture, or empty for the text's first one
 * @param revision what the edit started from; none for a new article
 */
record ArticleForm(
        @NotBlank(message = "{catalog.form.title.missing}")
        @Size(max = DraftText.TITLE, message = "{catalog.form.title.too-long}")
        String title,

        @Size(max = 100, message = "{catalog.form.slug.too-long}")
        String slug,

        @Size(max = DraftText.SUMMARY, message = "{catalog.form.summary.too-long}")
        String summary,

        String markdown,
        String price,
        String ownPrice,
        String cover,
        @Nullable Integer revision) {

    ArticleForm {
        title = Objects.requireNonNullElse(title, "");
        slug = Objects.requireNonNullElse(slug, "");
        summary = Objects.requireNonNullElse(summary, "").replace("\r\n", "\n"); // as browsers count it
        markdown = Objects.requireNonNullElse(markdown, "");
        price = Objects.requireNonNullElse(price, "");
        ownPrice = Objects.requireNonNullElse(ownPrice, "");
        cover = Objects.requireNonNullElse(cover, "");
    }

    static ArticleForm empty(PriceChoice prices) {
        Money suggested = prices.points().get(Math.min(3, prices.points().size() - 1));
        return new ArticleForm("", "", "", "", prices.nameOf(suggested), "", "", null);
    }

    static ArticleForm of(Draft draft, PriceChoice prices) {
        DraftText text = draft.text();
        String price = prices.nameOf(text.price());
        return new ArticleForm(
                text.title(),
                draft.slug(),
                text.summary(),
                text.markdown(),
                price,
                price.equals(PriceChoice.OWN)
                        ? text.price().majorUnits().stripTrailingZeros().toPlainString()
                        : "",
                Objects.requireNonNullElse(text.cover(), ""),
                draft.revision());
    }

    DraftText text(Money chosen) {
        return new DraftText(title, summary, markdown, chosen, slug, cover.isEmpty() ? null : cover);
    }

    ArticleForm with(String newMarkdown) {
        return new ArticleForm(title, slug, summary, newMarkdown, price, ownPrice, cover, revision);
    }

    ArticleForm at(int newRevision) {
        return new ArticleForm(title, slug, summary, markdown, price, ownPrice, cover, newRevision);
    }
}
