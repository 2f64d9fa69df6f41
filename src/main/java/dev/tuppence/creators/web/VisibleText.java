package dev.tuppence.creators.web;

/** What a name may be made of. */
final class VisibleText {

    /**
     * One line with something to see in it, and nothing that turns the text around it or takes no room, except the joiners that
     * scripts and emoji need. What is blank is for others to refuse.
     */
    static final String LINE = "\\s*|(?=.*[\\p{L}\\p{N}\\p{S}])"
            + "[[^\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]\\x{200c}\\x{200d}\\x{e0020}-\\x{e007f}]*";

    private VisibleText() {}
}
