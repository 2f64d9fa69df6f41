package dev.tuppence.sandbox;

import dev.tuppence.deployment.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One instance per home. The system drops the lock with the process, however it ends. */
record HomeLock(FileChannel channel) implements AutoCloseable {

    /** @throws CannotStart when another instance has it, or the directory cannot be written */
    static HomeLock of(Path home) {
        try {
            Files.createDirectories(home);
            FileChannel channel =
                    FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new CannotStart(
                        "another instance uses the data directory %s; stop it or choose another with --tuppence.home."
                                .formatted(home.toAbsolutePath().normalize()));
            }
            return new HomeLock(channel);
        } catch (IOException e) {
            throw new CannotStart(
                    "the data directory %s cannot be written; choose another with --tuppence.home."
                            .formatted(home.toAbsolutePath().normalize()),
                    e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // this very process has it
        }
    }
}
