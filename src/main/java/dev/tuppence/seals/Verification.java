package dev.tuppence.seals;

import dev.tuppence.ledger.SelfCheck;
import dev.tuppence.seals.Misfit.Kind;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Compares the books with their seals: the chain, every sealed row, and everything that always holds. Stops at what does not fit.
 * Needs no transaction: what is sealed does not change, and what is sealed meanwhile is verified too.
 */
@Service
public class Verification {

    private static final int PAGE = 100;

    private final SealRows seals;
    private final SealedRows rows;
    private final SelfCheck selfCheck;
    private final JdbcClient jdbc;

    Verification(SealRows seals, SealedRows rows, SelfCheck selfCheck, JdbcClient jdbc) {
        this.seals = seals;
        this.rows = rows;
        this.selfCheck = selfCheck;
        this.jdbc = jdbc;
    }

    /**
     * @param expected a hash kept outside: of the newest seal, or of an older one; null to trust the chain in the database
     * @param progress hears how many rows were compared
     */
    public VerifiedBooks verify(@Nullable String expected, LongConsumer progress) {
        boolean met = expected == null;
        long compared = 0;
        @Nullable Seal last = null;
        List<Seal> page = seals.after(0, PAGE);
        while (!page.isEmpty()) {
            for (Seal seal : page) {
                Optional<Misfit> misfit = link(last, seal).or(() -> rows(seal));
                if (misfit.isPresent()) {
                    return verified(last, compared, misfit.get());
                }
                met |= seal.hash().equals(expected);
                compared += seal.rows();
                progress.accept(compared);
                last = seal;
            }
            page = seals.after(page.getLast().number(), PAGE);
        }
        return verified(
                last, compared, met ? invariant() : new Misfit(Kind.HEAD, "seal", "none has the hash " + expected));
    }

    private Optional<Misfit> link(@Nullable Seal before, Seal seal) {
        boolean follows = seal.number() == (before == null ? 1 : before.number() + 1)
                && seal.low() == (before == null ? 0 : before.high());
        String hash = jdbc.sql("select " + SealRows.HASH + " from seal s where s.number = :number")
                .param("number", seal.number())
                .query((row, number) -> row.getBytes(1))
                .optional()
                .map(HexFormat.of()::formatHex)
                .orElse("");
        return follows && hash.equals(seal.hash())
                ? Optional.empty()
                : Optional.of(new Misfit(Kind.CHAIN, "seal", "number " + seal.number()));
    }

    private Optional<Misfit> rows(Seal seal) {
        return rows.tablesOf(seal).stream()
                .sorted()
                .flatMap(table -> rows.misfit(seal, table).stream())
                .findFirst();
    }

    private @Nullable Misfit invariant() {
        return selfCheck.run().stream()
                .filter(finding -> !finding.holds())
                .findFirst()
                .map(finding -> new Misfit(
                        Kind.INVARIANT,
                        finding.invariant(),
                        finding.violations().getFirst()))
                .orElse(null);
    }

    private static VerifiedBooks verified(@Nullable Seal last, long rows, @Nullable Misfit misfit) {
        return new VerifiedBooks(last == null ? 0 : last.number(), rows, last == null ? null : last.hash(), misfit);
    }
}
