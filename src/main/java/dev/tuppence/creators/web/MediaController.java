package dev.tuppence.creators.web;

import dev.tuppence.creators.PictureFile;
import dev.tuppence.creators.Pictures;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Pictures under names that never mean another picture, so browsers keep them. */
@Controller
class MediaController {

    private static final Map<String, MediaType> TYPES = Map.of(
            "png", MediaType.IMAGE_PNG,
            "jpg", MediaType.IMAGE_JPEG,
            "svg", MediaType.valueOf("image/svg+xml"));

    private final Pictures pictures;

    MediaController(Pictures pictures) {
        this.pictures = pictures;
    }

    @GetMapping("/media/{hash:[0-9a-f]{32}}.{kind:png|jpg|svg}")
    ResponseEntity<byte[]> picture(@PathVariable String hash, @PathVariable String kind) {
        PictureFile file = pictures.fileOf(hash, kind);
        if (file == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ResponseEntity.ok()
                .contentType(TYPES.getOrDefault(kind, MediaType.APPLICATION_OCTET_STREAM))
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .body(file.content());
    }
}
