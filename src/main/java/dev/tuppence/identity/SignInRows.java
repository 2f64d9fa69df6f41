package dev.tuppence.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a sign-in with its reader. */
final class SignInRows {

    private SignInRows() {}

    static SignIn signIn(ResultSet row, int number) throws SQLException {
        @Nullable OffsetDateTime adminUntil = row.getObject("admin_until", OffsetDateTime.class);
        return new SignIn(
                row.getString("id"),
                new SignedInReader(
                        new ReaderId(row.getLong("reader_id")),
                        row.getBoolean("guest"),
                        roles(row),
                        Locale.forLanguageTag(row.getString("locale")),
                        ZoneId.of(row.getString("zone"))),
                SignInMethod.valueOf(row.getString("method")),
                row.getObject("last_seen_on", LocalDate.class),
                adminUntil == null ? null : adminUntil.toInstant());
    }

    private static Set<Role> roles(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("roles").getArray())
                .map(Role::valueOf)
                .collect(Collectors.toSet());
    }
}
