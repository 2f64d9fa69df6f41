package dev.tuppence.creators;

import dev.tuppence.money.CurrencyCode;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param currencies what creators may price in
 * @param reservedHandles names of the site itself, and of others one might pose as
 * @param pagesPerReader how many pages one reader may open
 * @param pictureBytes size of one uploaded picture
 * @param pictureMegapixels more than this is not even decoded
 * @param pictureSidePixels larger pictures are scaled down to it
 * @param picturesPerCreatorBytes all pictures of a creator, as kept
 */
@Validated
@ConfigurationProperties("tuppence.creators")
record CreatorsSettings(
        @NotEmpty Set<CurrencyCode> currencies,
        @NotEmpty Set<String> reservedHandles,
        @Positive int pagesPerReader,
        @NotNull DataSize pictureBytes,
        @Positive int pictureMegapixels,
        @Positive int pictureSidePixels,
        @NotNull DataSize picturesPerCreatorBytes) {}
