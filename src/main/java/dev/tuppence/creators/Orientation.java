package dev.tuppence.creators;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * How a camera was held: telephones store every photograph sideways and say so beside it, and what stands beside it is dropped.
 *
 * @param value 1 to 8 as in Exif's tag 0x0112
 */
record Orientation(int value) {

    private static final Orientation UPRIGHT = new Orientation(1);
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int TAG = 0x0112;

    /** Upright when the file does not say, or not in a way we understand. */
    static Orientation of(byte[] jpeg) {
        try {
            return read(ByteBuffer.wrap(jpeg));
        } catch (IndexOutOfBoundsException | IllegalArgumentException | java.nio.BufferUnderflowException e) {
            return UPRIGHT;
        }
    }

    private static Orientation read(ByteBuffer jpeg) {
        int at = 2; // after the start of image
        while ((jpeg.getShort(at) & 0xFF00) == 0xFF00 && (jpeg.getShort(at) & 0xFFFF) != 0xFFDA) {
            int length = jpeg.getShort(at + 2) & 0xFFFF;
            if ((jpeg.getShort(at) & 0xFFFF) == 0xFFE1 && isExif(jpeg, at + 4)) {
                return inTiff(jpeg.slice(at + 10, length - 8));
            }
            at += 2 + length;
        }
        return UPRIGHT;
    }

    private static boolean isExif(ByteBuffer jpeg, int at) {
        byte[] start = new byte[EXIF.length];
        jpeg.get(at, start);
        return java.util.Arrays.equals(start, EXIF);
    }

    private static Orientation inTiff(ByteBuffer tiff) {
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int entry = 0; entry < entries; entry++) {
            int at = directory + 2 + 12 * entry;
            int value = tiff.getShort(at + 8) & 0xFFFF;
            if ((tiff.getShort(at) & 0xFFFF) == TAG && value >= 1 && value <= 8) {
                return new Orientation(value);
            }
        }
        return UPRIGHT;
    }

    BufferedImage upright(BufferedImage image) {
        if (value == 1) {
            return image;
        }
        int width = image.getWidth();
        int height = image.getHeight();
        boolean turned = value >= 5;
        var upright = new BufferedImage(turned ? height : width, turned ? width : height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int right = width - 1 - x;
                int below = height - 1 - y;
                int pixel = image.getRGB(x, y);
                switch (value) {
                    case 2 -> upright.setRGB(right, y, pixel);
                    case 3 -> upright.setRGB(right, below, pixel);
                    case 4 -> upright.setRGB(x, below, pixel);
                    case 5 -> upright.setRGB(y, x, pixel);
                    case 6 -> upright.setRGB(below, x, pixel);
                    case 7 -> upright.setRGB(below, right, pixel);
                    default -> upright.setRGB(y, right, pixel);
                }
            }
        }
        return upright;
    }
}
