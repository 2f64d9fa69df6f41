package dev.tuppence.admin.web;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** A table that is saved to be read by other programs. */
final class CsvFile {

    private CsvFile() {}

    /** @param name without its ending */
    static ResponseEntity<String> of(String name, CharSequence table) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/csv; charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + ".csv")
                                .build()
                                .toString())
                .body(table.toString());
    }
}
