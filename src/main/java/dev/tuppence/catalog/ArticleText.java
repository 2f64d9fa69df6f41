package dev.tuppence.catalog;

import java.util.List;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Creators write Markdown; readers get HTML without script, rendered once when published, never per request. */
final class ArticleText {

    private static final List<Extension> EXTENSIONS = List.of(
            TablesExtension.create(),
            FootnotesExtension.create(),
            StrikethroughExtension.create(),
            AutolinkExtension.create());

    /** Nesting costs stack: nobody writes this deep, but somebody may try. */
    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .maxOpenBlockParsers(50)
            .maxInlineNesting(50)
            .build();

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .attributeProviderFactory(context -> new Anchors())
            .build();

    private ArticleText() {}

    /** @param pictures the creator's own pictures by address; others become links */
    static Rendered render(String markdown, Map<String, PictureSize> pictures) {
        Node whole = Headings.belowTheTitle(PARSER.parse(markdown));
        CleanHtml body = CleanHtml.of(RENDERER.render(whole), pictures);
        Node preview = PreviewCut.in(Headings.belowTheTitle(PARSER.parse(markdown)), body.words());
        return new Rendered(
                new Text(CleanHtml.of(RENDERER.render(preview), pictures).html(), body.html()),
                body.words(),
                body.firstPicture(),
                body.dropped());
    }
}
