package dev.tuppence.identity;

import java.time.LocalDate;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One row per reader, sign-in and day, for disputes. The application can write it and not read it. */
@Component
class ProofOfAccess {

    private final JdbcClient jdbc;

    ProofOfAccess(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void record(ReaderId reader, String signIn, SignInMethod method, LocalDate day, Visit visit) {
        jdbc.sql("""
                        insert into proof_of_access (reader_id, sign_in_hash, on_day, network, device_hash, method)
                        values (:reader, :signIn, :day, :network, :device, :method)
                        on conflict do nothing""")
                .param("reader", reader.value())
                .param("signIn", HexFormat.of().parseHex(signIn))
                .param("day", day)
                .param("network", visit.network())
                .param("device", visit.deviceHash())
                .param("method", method.name())
                .update();
    }
}
