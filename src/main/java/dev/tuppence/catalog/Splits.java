package dev.tuppence.catalog;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CurrentCreator;
import dev.tuppence.creators.SplitSheetId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which published items are shared, and by which sheet. */
@Service
@Transactional
public class Splits {

    private final JdbcClient jdbc;
    private final CurrentCreator currentCreator;
    private final Items items;

    Splits(JdbcClient jdbc, CurrentCreator currentCreator, Items items) {
        this.jdbc = jdbc;
        this.currentCreator = currentCreator;
        this.items = items;
    }

    /**
     * From now on; what was charged before stays as it was.
     *
     * @param sheet one of this creator's own; none to share no longer
     * @throws NoSuchItem when the creator has no such item on offer or no such sheet
     */
    public void share(CreatorId creator, ItemId item, @Nullable SplitSheetId sheet) {
        currentCreator.is(creator);
        int changed = jdbc.sql("""
                        update offer set split_sheet = :sheet where item_id = :item and creator_id = :creator
                        and (:sheet::int is null
                             or exists (select from split_sheet s where s.id = :sheet and s.creator_id = :creator))""")
                .param("sheet", sheet == null ? null : sheet.value())
                .param("item", item.value())
                .param("creator", creator.value())
                .update();
        if (changed == 0) {
            throw new NoSuchItem(Long.toString(item.value()));
        }
        items.forget(item);
    }
}
