package dev.tuppence.sandbox.demo;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** One publication as it lies in {@code demo/<handle>}. */
record DemoPage(
        String handle,
        String owner,
        String name,
        String bio,
        String accent,
        String picture,
        List<DemoArticle> articles) {

    /** In the order in which the demo opens them. */
    static List<DemoPage> all() {
        return List.of(read("coldpages"), read("lowtide"), read("jangnal"));
    }

    /** @param name of a file beside the articles */
    byte[] file(String name) {
        return bytes(new ClassPathResource("demo/%s/%s".formatted(handle, name)));
    }

    private static DemoPage read(String handle) {
        var page = new Properties();
        try (var reader = new InputStreamReader(
                new ClassPathResource("demo/%s/page.properties".formatted(handle)).getInputStream(),
                StandardCharsets.UTF_8)) {
            page.load(reader);
            Resource[] articles =
                    new PathMatchingResourcePatternResolver().getResources("classpath:demo/%s/*.md".formatted(handle));
            return new DemoPage(
                    handle,
                    page.getProperty("owner"),
                    page.getProperty("name"),
                    page.getProperty("bio"),
                    page.getProperty("accent"),
                    page.getProperty("picture"),
                    Arrays.stream(articles)
                            .sorted(Comparator.comparing(article -> String.valueOf(article.getFilename())))
                            .map(article -> DemoArticle.read(new String(bytes(article), StandardCharsets.UTF_8)))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Resource resource) {
        try {
            return resource.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
