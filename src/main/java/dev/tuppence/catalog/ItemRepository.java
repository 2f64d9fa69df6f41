package dev.tuppence.catalog;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface ItemRepository extends Repository<Item, Long> {

    Item saveAndFlush(Item item);

    Optional<Item> findByCreatorIdAndId(long creator, long id);

    void delete(Item item);
}
