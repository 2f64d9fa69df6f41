package dev.tuppence.creators;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Draws photographs and drawings anew: what was hidden in the file, places and cameras too, stays behind. */
class RasterPictures {

    /** Decoding takes memory by pixels, whatever the file's size: a few at a time. */
    private static final Semaphore DECODING = new Semaphore(2);

    private final long maxPixels;
    private final int maxSide;

    RasterPictures(int maxMegapixels, int maxSide) {
        this.maxPixels = maxMegapixels * 1_000_000L;
        this.maxSide = maxSide;
        ImageIO.setUseCache(false);
    }

    /** @throws NotAPicture when it cannot be read, or has too many pixels */
    PictureContent redraw(byte[] upload) {
        DECODING.acquireUninterruptibly();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(upload))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new NotAPicture(NotAPicture.Reason.UNREADABLE);
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                boolean photograph = reader.getFormatName().equalsIgnoreCase("jpeg");
                BufferedImage image = scaled(decode(reader), photograph);
                if (photograph) {
                    image = Orientation.of(upload).upright(image);
                }
                return encode(image, photograph);
            } finally {
                reader.dispose();
            }
        } catch (NotAPicture e) {
            throw e;
        } catch (IOException | RuntimeException e) { // broken files surface as either
            throw new NotAPicture(NotAPicture.Reason.UNREADABLE, e);
        } finally {
            DECODING.release();
        }
    }

    private BufferedImage decode(ImageReader reader) throws IOException {
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width * height > maxPixels) {
            throw new NotAPicture(NotAPicture.Reason.TOO_MANY_PIXELS);
        }
        ImageReadParam param = reader.getDefaultReadParam();
        int every =
                (int) Math.max(1, Math.max(width, height) / (2L * maxSide)); // twice the size wanted scales smoothly
        param.setSourceSubsampling(every, every, 0, 0);
        return reader.read(0, param);
    }

    /** Always drawn, also when it fits: the copy has nothing but pixels. */
    private BufferedImage scaled(BufferedImage image, boolean photograph) {
        long longest = Math.max(image.getWidth(), image.getHeight());
        long side = Math.min(longest, maxSide);
        int width = (int) Math.max(1, image.getWidth() * side / longest);
        int height = (int) Math.max(1, image.getHeight() * side / longest);
        boolean opaque = photograph || !image.getColorModel().hasAlpha();
        var copy = new BufferedImage(width, height, opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = copy.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        if (opaque) {
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, width, height);
        }
        pen.drawImage(image, 0, 0, width, height, null);
        pen.dispose();
        return copy;
    }

    private static PictureContent encode(BufferedImage image, boolean photograph) throws IOException {
        var output = new ByteArrayOutputStream();
        if (!ImageIO.write(image, photograph ? "jpeg" : "png", output)) {
            throw new NotAPicture(NotAPicture.Reason.UNREADABLE);
        }
        return new PictureContent(
                photograph ? "jpg" : "png", output.toByteArray(), image.getWidth(), image.getHeight());
    }
}
