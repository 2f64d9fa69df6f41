package dev.tuppence.site;

import dev.tuppence.identity.LocalPath;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.Money;
import dev.tuppence.site.Asking.Kind;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** What templates may ask the shell: {@code #site.relative(instant)}, {@code #site.sandbox} and so on. */
public class SitePage {

    private final Times times;
    private final @Nullable TabBadge badge;
    private final boolean sandbox;
    private final Asking asking;
    private TabBadge.@Nullable Shown shown;

    SitePage(Times times, @Nullable TabBadge badge, boolean sandbox, Asking asking) {
        this.times = times;
        this.badge = badge;
        this.sandbox = sandbox;
        this.asking = asking;
    }

    /** @param moment an instant, a time with an offset or zone, or an outline's gap for one */
    public String relative(Object moment) {
        return said(moment, "relative");
    }

    public String exact(Object moment) {
        return said(moment, "exact");
    }

    public String date(Object moment) {
        return said(moment, "date");
    }

    public String machine(Object moment) {
        return said(moment, "machine");
    }

    /** No real money moves here. */
    public boolean isSandbox() {
        return sandbox;
    }

    public boolean isVisitor() {
        return asking.kind() == Kind.VISITOR;
    }

    public boolean isAccount() {
        return asking.kind() == Kind.ACCOUNT || isOperator();
    }

    public boolean isOperator() {
        return asking.kind() == Kind.OPERATOR;
    }

    /** What this reader's tab holds; none for visitors, and none while it is empty. */
    public @Nullable Money getTab() {
        return shown().owed();
    }

    /** Whether a payment goes on only when this reader does something. */
    public boolean isWaiting() {
        return shown().waits();
    }

    private TabBadge.Shown shown() {
        if (shown == null) {
            ReaderId reader = Asking.reader();
            shown = reader == null || badge == null ? TabBadge.Shown.NOTHING : badge.of(reader);
        }
        return shown;
    }

    /** Where the language switch leads back to. */
    public String getPath() {
        return LocalPath.of(asking.path()).value();
    }

    /** The same as a value in an address. */
    public String getNext() {
        return asking.next();
    }

    /** Marks the part of the site this page is in. */
    public boolean in(String part) {
        String path = asking.path();
        return path.startsWith(part)
                && (path.length() == part.length()
                        || path.charAt(part.length()) == '/'
                        || path.charAt(part.length()) == '?');
    }

    private String said(Object moment, String form) {
        return moment instanceof String gap ? Outline.gap(gap, form) : times.said((TemporalAccessor) moment, form);
    }
}
