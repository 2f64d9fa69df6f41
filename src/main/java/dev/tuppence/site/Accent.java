package dev.tuppence.site;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A creator's colour, made readable: darkened for light pages, lightened for dark ones, until text in it has the contrast of WCAG
 * 2.2 AA (4.5 to 1) against the page. Whole numbers only; luminance is in millionths.
 */
record Accent(int red, int green, int blue) {

    static final Accent PAPER = new Accent(0xfb, 0xfa, 0xf7); // the page's own colours, as in site.css
    static final Accent NIGHT = new Accent(0x16, 0x17, 0x1a);
    private static final Accent NIGHT_CARD = new Accent(0x26, 0x28, 0x2d);
    private static final Accent WHITE = new Accent(255, 255, 255);
    private static final Accent BLACK = new Accent(0, 0, 0);

    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{6}");
    private static final int MILLION = 1_000_000;
    private static final int[] LINEAR =
            IntStream.range(0, 256).map(Accent::linear).toArray();

    static Optional<Accent> of(String hex) {
        if (!HEX.matcher(hex).matches()) {
            return Optional.empty();
        }
        int rgb = Integer.parseInt(hex, 16);
        return Optional.of(new Accent(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff));
    }

    Accent onPaper() {
        return towards(BLACK, PAPER);
    }

    Accent onNight() {
        return towards(
                WHITE, NIGHT_CARD); // cards are lighter than the page: what is readable there is readable on both
    }

    /** What to write in on a surface of this colour. */
    Accent ink() {
        return contrast(this, WHITE) >= contrast(this, NIGHT) ? WHITE : NIGHT;
    }

    String hex() {
        return "#%02x%02x%02x".formatted(red, green, blue);
    }

    /** In hundredths: 450 is enough for text. */
    static int contrast(Accent one, Accent other) {
        long brighter = Math.max(one.luminance(), other.luminance()) + MILLION / 20;
        long darker = Math.min(one.luminance(), other.luminance()) + MILLION / 20;
        return (int) (brighter * 100 / darker);
    }

    private Accent towards(Accent end, Accent page) {
        for (int percent = 0; percent < 100; percent += 2) {
            Accent mixed = mixed(end, percent);
            if (contrast(mixed, page) >= 450) {
                return mixed;
            }
        }
        return end;
    }

    private Accent mixed(Accent other, int percent) {
        return new Accent(
                mixed(red, other.red, percent), mixed(green, other.green, percent), mixed(blue, other.blue, percent));
    }

    private static int mixed(int mine, int other, int percent) {
        return (mine * (100 - percent) + other * percent) / 100;
    }

    private int luminance() {
        return (int) ((LINEAR[red] * 2126L + LINEAR[green] * 7152L + LINEAR[blue] * 722L) / 10_000);
    }

    /** sRGB's curve, ((c + 0.055) / 1.055) to the power of 12/5, by its definition: the fifth root of the twelfth power. */
    private static int linear(int channel) {
        if (channel <= 10) {
            return (int) (channel * (long) MILLION * 100 / (255 * 1292));
        }
        BigInteger power = BigInteger.valueOf(1000L * channel + 14_025)
                .pow(12)
                .multiply(BigInteger.TEN.pow(30))
                .divide(BigInteger.valueOf(269_025).pow(12));
        int low = 0;
        int high = MILLION;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (BigInteger.valueOf(middle).pow(5).compareTo(power) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
