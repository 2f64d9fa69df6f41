package dev.tuppence.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where an answer ends, and whether it was 200. Nothing is asked before the answer, so that what comes is one answer's. */
final class Response {

    private static final byte[] LENGTH = "\r\nContent-Length: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BODY = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LAST_CHUNK = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final long UNKNOWN = -1;

    private boolean ok;
    private long read;
    private long length;

    boolean ok() {
        return ok;
    }

    /** Takes the next bytes; true with the last ones. The head comes in one piece. */
    boolean ends(byte[] bytes, int count) {
        if (read == 0) {
            ok = bytes[9] == '2' && bytes[10] == '0' && bytes[11] == '0';
            int body = indexOf(BODY, bytes, count) + BODY.length;
            int field = indexOf(LENGTH, bytes, body);
            length = field < 0 ? UNKNOWN : body + number(bytes, field + LENGTH.length);
        }
        read += count;
        boolean last = length == UNKNOWN ? endsWithLastChunk(bytes, count) : read == length;
        if (last) {
            read = 0;
        }
        return last;
    }

    private static boolean endsWithLastChunk(byte[] bytes, int count) {
        int tail = Math.min(count, LAST_CHUNK.length); // the server may send it alone
        return Arrays.equals(bytes, count - tail, count, LAST_CHUNK, LAST_CHUNK.length - tail, LAST_CHUNK.length);
    }

    private static int indexOf(byte[] wanted, byte[] bytes, int count) {
        for (int i = 0; i <= count - wanted.length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }

    private static int number(byte[] bytes, int from) {
        int number = 0;
        for (int i = from; bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            number = 10 * number + bytes[i] - '0';
        }
        return number;
    }
}
