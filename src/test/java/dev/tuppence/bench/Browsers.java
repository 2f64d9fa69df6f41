package dev.tuppence.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Browsers that keep their connections and ask again as soon as they were answered. One thread and no parser: what the generator
 * costs is taken from the side that is measured.
 */
final class Browsers implements AutoCloseable {

    private static final long LONGEST = Duration.ofMinutes(1).toNanos();
    private static final int LARGEST_READ = 64 * 1024;

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST_READ);
    private final byte[] bytes = new byte[LARGEST_READ];
    private final Supplier<byte[]> requests;
    private final Histogram latencies = new Histogram(1000, LONGEST, 3);
    private long others;

    private static final class Connection {
        private final Response response = new Response();
        private long asked;
    }

    /** @param requests whole requests, of any browser */
    Browsers(int port, int connections, Supplier<byte[]> requests) throws IOException {
        this.requests = requests;
        for (int i = 0; i < connections; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new Connection());
        }
    }

    /** Only what was answered with 200 counts. What is on its way at the end is waited for. */
    Load.Outcome run(Duration time) throws IOException {
        latencies.reset();
        others = 0;
        long start = System.nanoTime();
        long end = start + time.toNanos();
        for (SelectionKey key : selector.keys()) {
            ask(key);
        }
        int waiting = selector.keys().size();
        while (waiting > 0) {
            selector.select(1000);
            for (SelectionKey key : selector.selectedKeys()) {
                if (!answered(key)) {
                    continue;
                }
                if (System.nanoTime() < end) {
                    ask(key);
                } else {
                    waiting--;
                }
            }
            selector.selectedKeys().clear();
            if (System.nanoTime() > end + LONGEST) {
                throw new IOException("%d requests were not answered".formatted(waiting));
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Load.Outcome(latencies.getTotalCount() / seconds, latencies.copy(), others);
    }

    private void ask(SelectionKey key) throws IOException {
        ((Connection) key.attachment()).asked = System.nanoTime();
        ByteBuffer request = ByteBuffer.wrap(requests.get());
        while (request.hasRemaining()) { // a request is smaller than a socket's buffer
            ((SocketChannel) key.channel()).write(request);
        }
    }

    private boolean answered(SelectionKey key) throws IOException {
        Connection connection = (Connection) key.attachment();
        buffer.clear();
        int length = ((SocketChannel) key.channel()).read(buffer);
        if (length < 0) {
            throw new IOException("The server closed a connection");
        }
        buffer.flip().get(bytes, 0, length);
        if (!connection.response.ends(bytes, length)) {
            return false;
        }
        if (connection.response.ok()) {
            latencies.recordValue(Math.min(LONGEST, System.nanoTime() - connection.asked));
        } else {
            others++;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
