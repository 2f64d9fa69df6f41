package dev.tuppence.unlocks.web;

import dev.tuppence.catalog.Offer;
import dev.tuppence.creators.CreatorPage;
import dev.tuppence.identity.SiteAddress;
import dev.tuppence.site.Outlines;
import org.jspecify.annotations.Nullable;

/**
 * How a link to a public page looks elsewhere.
 *
 * @param type of the Open Graph protocol
 */
record LinkPreviewView(
        String type, String title, String url, @Nullable String image) {

    static LinkPreviewView of(Offer offer, SiteAddress site) {
        return new LinkPreviewView("article", offer.title(), site.at(offer.path()), at(offer.cover(), site));
    }

    static LinkPreviewView of(CreatorPage creator, SiteAddress site) {
        return new LinkPreviewView("profile", creator.name(), site.at(creator.path()), at(creator.picture(), site));
    }

    /** The same for an outline, whose own values are {@code headline}, {@code url} and {@code image}. */
    LinkPreviewView inOutline() {
        return new LinkPreviewView(
                type, Outlines.gap("headline"), Outlines.gap("url"), image == null ? null : Outlines.gap("image"));
    }

    private static @Nullable String at(@Nullable String picture, SiteAddress site) {
        return picture == null ? null : site.at(picture);
    }
}
