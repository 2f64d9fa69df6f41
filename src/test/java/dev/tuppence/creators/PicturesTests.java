package dev.tuppence.creators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WholeApplicationTest
class PicturesTests {

    @Autowired
    Pictures pictures;

    @Autowired
    Creators creators;

    @Autowired
    MockMvcTester mvc;

    CreatorId creator;

    @BeforeEach
    void aCreator() {
        long number = ThreadLocalRandom.current().nextLong(1L << 50);
        creator = creators.create(
                new ReaderId(number),
                new NewCreator("pics-" + Long.toString(number, 36), "Pics", "", "#336699", CurrencyCode.USD));
    }

    @Test
    void aPhotographIsDrawnAnewWithoutWhatWasHiddenInIt() throws IOException {
        byte[] secret = "GPS 47.1 8.5 by Somebody".getBytes(StandardCharsets.US_ASCII);
        byte[] jpeg = image("jpeg", 30, 20);
        byte[] upload = ByteBuffer.allocate(jpeg.length + secret.length + 4)
                .put(jpeg, 0, 2)
                .putShort((short) 0xFFFE)
                .putShort((short) (secret.length + 2))
                .put(secret)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
        Picture picture = pictures.keep(creator, "me.jpg", upload);
        byte[] served = served(picture);
        assertThat(picture.kind()).isEqualTo("jpg");
        assertThat(new String(served, StandardCharsets.ISO_8859_1)).doesNotContain("Somebody");
        assertThat(ImageIO.read(new ByteArrayInputStream(served)).getWidth()).isEqualTo(30);
    }

    @Test
    void aPhotographTakenSidewaysStandsUpright() throws IOException {
        byte[] jpeg = image("jpeg", 30, 20);
        byte[] exif = ByteBuffer.allocate(36)
                .putShort((short) 0xFFE1)
                .putShort((short) 34)
                .put("Exif\0\0MM".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 6)
                .putShort((short) 0)
                .putInt(0)
                .array();
        byte[] upload = ByteBuffer.allocate(jpeg.length + exif.length)
                .put(jpeg, 0, 2)
                .put(exif)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
        Picture picture = pictures.keep(creator, "phone.jpg", upload);
        assertThat(picture.width()).isEqualTo(20);
        assertThat(picture.height()).isEqualTo(30);
    }

    @Test
    void largePicturesAreScaledDown() throws IOException {
        Picture picture = pictures.keep(creator, "wide.png", image("png", 5000, 100));
        assertThat(picture.width()).isEqualTo(2400);
        assertThat(picture.height()).isEqualTo(48);
    }

    @Test
    void aFewBytesThatClaimAHugePictureAreNotDecoded() {
        assertRefused(pngOfClaimedSize(50_000, 50_000), NotAPicture.Reason.TOO_MANY_PIXELS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain text",
                "<html><script>alert(1)</script></html>",
                "<svg xmlns='http://www.w3.org/2000/svg'><path></svg>",
                "<!DOCTYPE svg [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><svg xmlns='http://www.w3.org/2000/svg'><text>&b;</text></svg>",
                "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg'><text>&x;</text></svg>"
            })
    void whatIsNoPictureIsRefused(String content) {
        assertRefused(content.getBytes(StandardCharsets.UTF_8), NotAPicture.Reason.UNREADABLE);
    }

    @Test
    void aDrawingKeepsWhatDrawsAndNothingThatRunsOrFetches() {
        String svg = """
                <?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">
                <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9pt" viewBox="0.00 0.00 206.00 500.00" onload="alert(1)">
                <script>alert(1)</script><style>@import url(//example.org/x.css);</style><style>.a{fill:red}</style>
                <foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><img src="x" onerror="alert(1)"/></body></foreignObject>
                <a xlink:href="javascript:alert(1)"><path d="M0 0"/></a><image href="https://example.org/x.png"/>
                <defs><path id="dot" d="M1 1"/><g id="more"><use href="#dot"/></g></defs>
                <use xlink:href="#dot"/><use href="https://example.org/x.svg#a"/>
                <rect class="a" width="5" height="5" style="fill:url(https://example.org/)" ONCLICK="alert(1)"/>
                <set attributeName="href" to="javascript:alert(1)"/><text>1 &lt; 2 &amp; 3</text></svg>""";
        Picture picture = pictures.keep(creator, "drawing.svg", svg.getBytes(StandardCharsets.UTF_8));
        String served = new String(served(picture), StandardCharsets.UTF_8);
        assertThat(picture.width()).isEqualTo(206);
        assertThat(picture.height()).isEqualTo(500);
        assertThat(served)
                .contains(
                        "<path id=\"dot\" d=\"M1 1\">", "<use xlink:href=\"#dot\">", ".a{fill:red}", "1 &lt; 2 &amp; 3")
                .doesNotContain(
                        "script",
                        "alert",
                        "onload",
                        "foreignObject",
                        "example.org",
                        "javascript",
                        "<a ",
                        "<image",
                        "<set");
        assertThat(served.split("<use").length - 1).isEqualTo(2);
    }

    @Test
    void aPictureIsServedSoThatItCannotRunAnything() {
        Picture picture = pictures.keep(
                creator,
                "x.svg",
                "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='20'/>".getBytes(StandardCharsets.UTF_8));
        assertThat(mvc.get().uri(picture.address()))
                .hasStatusOk()
                .hasHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .hasHeader("X-Content-Type-Options", "nosniff")
                .hasHeader("Cache-Control", "max-age=31536000, public, immutable")
                .hasContentType("image/svg+xml");
        assertThat(mvc.get().uri(picture.address().replace(".svg", ".png"))).hasStatus(404);
    }

    @Test
    void theSamePictureIsKeptOnce() throws IOException {
        byte[] upload = image("png", 10, 10);
        assertThat(pictures.keep(creator, "a.png", upload).address())
                .isEqualTo(pictures.keep(creator, "b.png", upload).address());
        assertThat(pictures.of(creator, 10)).hasSize(1);
    }

    private void assertRefused(byte[] upload, NotAPicture.Reason reason) {
        assertThatThrownBy(() -> pictures.keep(creator, "x", upload))
                .asInstanceOf(type(NotAPicture.class))
                .extracting(NotAPicture::reason)
                .isEqualTo(reason);
    }

    private byte[] served(Picture picture) {
        return pictures.fileOf(picture.hash(), picture.kind()).content();
    }

    private static byte[] image(String format, int width, int height) throws IOException {
        var output = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, output);
        return output.toByteArray();
    }

    private static byte[] pngOfClaimedSize(int width, int height) {
        var deflater = new Deflater();
        deflater.setInput(new byte[100]);
        deflater.finish();
        byte[] data = new byte[200];
        data = Arrays.copyOf(data, deflater.deflate(data));
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        var file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        file.writeBytes(chunk("IHDR", header.array()));
        file.writeBytes(chunk("IDAT", data));
        file.writeBytes(chunk("IEND", new byte[0]));
        return file.toByteArray();
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] body = ByteBuffer.allocate(4 + data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        var crc = new CRC32();
        crc.update(body);
        return ByteBuffer.allocate(body.length + 8)
                .putInt(data.length)
                .put(body)
                .putInt((int) crc.getValue())
                .array();
    }
}
