package dev.tuppence.catalog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** What an upload holds, zips unpacked, within bounds that hold while unpacking: a small zip may grow to anything. */
final class Unpacking {

    private static final int FOLDERS_AND_RUBBISH = 2_000;

    private final CatalogSettings settings;
    private final Map<String, FileToImport> files = new LinkedHashMap<>();
    private long bytes;

    private Unpacking(CatalogSettings settings) {
        this.settings = settings;
    }

    /** @throws ImportRefused when it is too much, broken, or nothing */
    static List<FileToImport> of(List<FileToImport> uploaded, CatalogSettings settings) {
        var unpacking = new Unpacking(settings);
        for (FileToImport file : uploaded) {
            if (file.path().toLowerCase(Locale.ROOT).endsWith(".zip")) {
                unpacking.unpack(file.content());
            } else {
                unpacking.add(file.path(), file.content());
            }
        }
        if (unpacking.files.isEmpty()) {
            throw new ImportRefused(ImportRefused.Reason.EMPTY);
        }
        return new ArrayList<>(unpacking.files.values());
    }

    private void unpack(byte[] zip) {
        try (var input = new ZipInputStream(new ByteArrayInputStream(zip))) {
            int entries = 0;
            for (ZipEntry entry = input.getNextEntry(); entry != null; entry = input.getNextEntry()) {
                if (++entries > FOLDERS_AND_RUBBISH) {
                    throw new ImportRefused(ImportRefused.Reason.TOO_MANY_FILES);
                }
                if (!entry.isDirectory() && !isRubbish(normalized(entry.getName()))) {
                    add(
                            entry.getName(),
                            input.readNBytes((int) settings.importFileBytes().toBytes() + 1));
                }
            }
            if (entries == 0) {
                throw new ImportRefused(ImportRefused.Reason.BROKEN_ZIP);
            }
        } catch (IOException | IllegalArgumentException e) { // the latter for names in no encoding
            throw new ImportRefused(ImportRefused.Reason.BROKEN_ZIP);
        }
    }

    private void add(String name, byte[] content) {
        String path = normalized(name);
        if (path.isEmpty() || isRubbish(path)) {
            return;
        }
        bytes += content.length;
        if (bytes > settings.importBytes().toBytes()) {
            throw new ImportRefused(ImportRefused.Reason.TOO_LARGE);
        }
        if (files.size() >= settings.importFiles() && !files.containsKey(path)) {
            throw new ImportRefused(ImportRefused.Reason.TOO_MANY_FILES);
        }
        files.put(path, new FileToImport(path, content));
    }

    /** What systems put into folders by themselves. */
    private static boolean isRubbish(String path) {
        return path.startsWith("__MACOSX/") || path.contains("/.") || path.startsWith(".");
    }

    /** A path below the upload's root, whatever it claims: it names a file, it never opens one. */
    static String normalized(String name) {
        var parts = new ArrayList<String>();
        for (String part : name.replace('\\', '/').replace("\u0000", "").split("/")) {
            if (part.equals("..") && !parts.isEmpty()) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                parts.add(part);
            }
        }
        String path = String.join("/", parts);
        return path.length() > 300 ? path.substring(path.length() - 300) : path;
    }
}
