package dev.tuppence.creators;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who shares in a price: authors, translators, editors, causes. A sheet never changes; a new agreement is a new sheet, and what was
 * charged before is paid by the old one.
 */
@Service
@Transactional
public class SplitSheets {

    private static final int PARTS = 20;
    private static final int HEAVIEST = 10_000;

    private final JdbcClient jdbc;
    private final CurrentCreator currentCreator;
    private final Clock clock;

    SplitSheets(JdbcClient jdbc, CurrentCreator currentCreator, Clock clock) {
        this.jdbc = jdbc;
        this.currentCreator = currentCreator;
        this.clock = clock;
    }

    /**
     * @param owner who sells what is shared, a part of the sheet or not
     * @param weights 2 to 20 creators with weights of 1 to 10,000; what counts is their proportion
     * @throws IllegalArgumentException for other weights
     */
    public SplitSheetId freeze(CreatorId owner, Map<CreatorId, Integer> weights) {
        if (weights.size() < 2
                || weights.size() > PARTS
                || weights.values().stream().anyMatch(weight -> weight < 1 || weight > HEAVIEST)) {
            throw new IllegalArgumentException("Cannot share by " + weights);
        }
        currentCreator.is(owner);
        int sheet = jdbc.sql("insert into split_sheet (creator_id, created_at) values (:owner, :now) returning id")
                .param("owner", owner.value())
                .param("now", OffsetDateTime.now(clock))
                .query((row, number) -> row.getInt("id"))
                .single();
        insertParts(sheet, weights);
        return new SplitSheetId(sheet);
    }

    /** Creators and their weights, by creator. */
    @Transactional(readOnly = true)
    public Map<CreatorId, Integer> weightsOf(SplitSheetId sheet) {
        Map<CreatorId, Integer> weights = new TreeMap<>((one, other) -> Long.compare(one.value(), other.value()));
        jdbc.sql("select creator_id, weight from split_part where sheet_id = :sheet")
                .param("sheet", sheet.value())
                .query(row -> {
                    weights.put(new CreatorId(row.getLong("creator_id")), row.getInt("weight"));
                });
        return weights;
    }

    /** In the order of creators, so that the same agreement always splits in the same way. */
    private void insertParts(int sheet, Map<CreatorId, Integer> weights) {
        List<CreatorId> creators = new ArrayList<>(weights.keySet());
        creators.sort((one, other) -> Long.compare(one.value(), other.value()));
        int total = weights.values().stream().mapToInt(Integer::intValue).sum();
        int below = 0;
        for (CreatorId creator : creators) {
            int weight = weights.getOrDefault(creator, 0);
            jdbc.sql("""
                            insert into split_part (sheet_id, creator_id, weight, below, total)
                            values (:sheet, :creator, :weight, :below, :total)""")
                    .param("sheet", sheet)
                    .param("creator", creator.value())
                    .param("weight", weight)
                    .param("below", below)
                    .param("total", total)
                    .update();
            below += weight;
        }
    }
}
