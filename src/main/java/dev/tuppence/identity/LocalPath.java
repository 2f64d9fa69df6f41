package dev.tuppence.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A path on this site to go on to after signing in. Anything that could lead elsewhere becomes the home page. */
public record LocalPath(String value) {

    public static final LocalPath HOME = new LocalPath("/");
    private static final int LONGEST = 2048;

    public static LocalPath of(@Nullable String wanted) {
        return wanted != null && isLocal(wanted) ? new LocalPath(wanted) : HOME;
    }

    /** As a value in a query. */
    public String encoded() {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static boolean isLocal(String path) {
        return path.length() <= LONGEST
                && path.startsWith("/")
                && !path.startsWith("//")
                && !path.startsWith("/login")
                && path.chars().allMatch(c -> c > ' ' && c < 127 && "\\{}".indexOf(c) < 0);
    }
}
