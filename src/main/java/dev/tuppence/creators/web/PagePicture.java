package dev.tuppence.creators.web;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.NotAPicture;
import dev.tuppence.creators.Pictures;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** The picture that may come with a form about a page. */
@Component
class PagePicture {

    private final Creators creators;
    private final Pictures pictures;

    PagePicture(Creators creators, Pictures pictures) {
        this.creators = creators;
        this.pictures = pictures;
    }

    /** Shows it on the page; false when it is no picture we can take. Nothing chosen is fine. */
    boolean show(CreatorId creator, @Nullable MultipartFile picture) throws IOException {
        if (picture == null || picture.isEmpty()) {
            return true;
        }
        try {
            String name = Objects.requireNonNullElse(picture.getOriginalFilename(), "");
            creators.show(creator, pictures.keep(creator, name, picture.getBytes()));
            return true;
        } catch (NotAPicture e) {
            return false;
        }
    }
}
