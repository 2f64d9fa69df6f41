package dev.tuppence.catalog;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/** The page's one first heading is the title; a text that has first headings itself moves down by one. */
final class Headings extends AbstractVisitor {

    private boolean first;
    private final int down;

    private Headings(int down) {
        this.down = down;
    }

    static Node belowTheTitle(Node document) {
        var look = new Headings(0);
        document.accept(look);
        if (look.first) {
            document.accept(new Headings(1));
        }
        return document;
    }

    @Override
    public void visit(Heading heading) {
        first |= heading.getLevel() == 1;
        heading.setLevel(Math.min(6, heading.getLevel() + down));
        visitChildren(heading);
    }
}
