package dev.tuppence.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** Passwords of the embedded server's roles, made once and kept in its own directory. */
record DatabaseLogin(String owner, String app, String superuser) {

    private static final String FILE = "tuppence.properties";

    static DatabaseLogin random() {
        return new DatabaseLogin(password(), password(), password());
    }

    static boolean isIn(Path data) {
        return Files.exists(data.resolve(FILE));
    }

    static DatabaseLogin in(Path data) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(data.resolve(FILE))) {
            properties.load(reader);
        }
        return new DatabaseLogin(
                properties.getProperty("owner", ""),
                properties.getProperty("app", ""),
                properties.getProperty("postgres", ""));
    }

    /** In one step, so that a half-written file is never read. */
    void writeTo(Path data) throws IOException {
        Path draft = Files.writeString(
                data.resolve(FILE + ".draft"), "owner=%s\napp=%s\npostgres=%s\n".formatted(owner, app, superuser));
        if (draft.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
        }
        Files.move(draft, data.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String password() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
