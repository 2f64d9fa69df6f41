package dev.tuppence.seals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * A file that only grows, a line for each seal, best on a disk that the database's administrators do not write. The file itself
 * says what it lacks, so that telling twice adds nothing.
 */
@Component
class SealFile {

    private static final int PAGE = 1000;
    private static final Pattern LINE = Pattern.compile("(\\d{1,9}) ([0-9a-f]{64}) .*");

    private final SealRows rows;
    private final SealsSettings settings;

    SealFile(SealRows rows, SealsSettings settings) {
        this.rows = rows;
        this.settings = settings;
    }

    @ApplicationModuleListener(id = "seals.file")
    void on(BooksSealed event) {
        append(Path.of(settings.file()));
    }

    private synchronized void append(Path file) {
        try {
            int last = requireSameChain(file);
            List<Seal> missing = rows.after(last, PAGE);
            while (!missing.isEmpty()) {
                write(file, missing);
                last = missing.getLast().number();
                missing = rows.after(last, PAGE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number of the last seal in the file. */
    private int requireSameChain(Path file) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        try (var lines = Files.lines(file)) {
            return lines.map(LINE::matcher)
                    .filter(Matcher::matches) // a crash may leave half a line
                    .reduce((one, next) -> next)
                    .map(line -> requireSame(file, Integer.parseInt(line.group(1)), line.group(2)))
                    .orElse(0);
        }
    }

    private int requireSame(Path file, int number, String hash) {
        boolean same = rows.after(number - 1, 1).stream()
                .anyMatch(seal -> seal.number() == number && seal.hash().equals(hash));
        if (!same) {
            throw new IllegalStateException(
                    "Seal %d is not the one in %s: the chain was rewritten, or the file is of other books"
                            .formatted(number, file));
        }
        return number;
    }

    private static void write(Path file, List<Seal> seals) throws IOException {
        var text = new StringBuilder(endsInLine(file) ? "" : "\n");
        seals.forEach(seal ->
                text.append("%d %s %d %s%n".formatted(seal.number(), seal.hash(), seal.rows(), seal.sealedAt())));
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            var bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static boolean endsInLine(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return true;
        }
        try (var channel = FileChannel.open(file)) {
            var last = ByteBuffer.allocate(1);
            channel.read(last, channel.size() - 1);
            return last.get(0) == '\n';
        }
    }
}
