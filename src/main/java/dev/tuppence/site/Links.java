package dev.tuppence.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;
import org.thymeleaf.spring6.SpringTemplateEngine;

/**
 * Addresses in pages. Only files have another address than they are called by, one that changes with what is in them; to look
 * every link up among the files costs more than the rest of a page.
 */
@Component
class Links extends StandardLinkBuilder {

    private static final Pattern FILE = Pattern.compile("/[^@?]+\\.(css|js|svg|png)");
    private static final int REMEMBERED = 1_000;

    private final Cache<String, String> files =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build(); // they never change while this process runs

    Links(SpringTemplateEngine pages) {
        pages.setLinkBuilder(this);
    }

    @Override
    protected String processLink(IExpressionContext context, String link) {
        return FILE.matcher(link).matches() ? files.get(link, file -> super.processLink(context, file)) : link;
    }
}
