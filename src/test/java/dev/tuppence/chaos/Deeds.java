package dev.tuppence.chaos;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.identity.GuestMerged;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Readers;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.settlement.SettlementRuns;
import dev.tuppence.settlement.SettlingNow;
import dev.tuppence.unlocks.Block;
import dev.tuppence.unlocks.Library;
import dev.tuppence.unlocks.NotReturnable;
import dev.tuppence.unlocks.ReturnReason;
import dev.tuppence.unlocks.Tabs;
import dev.tuppence.unlocks.Unlocks;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** One thread of one process: deeds by chance. */
final class Deeds implements Runnable {

    private static final int HOT = 8;
    private static final CurrencyCode USD = CurrencyCode.USD;
    private static final List<String> ZONES = List.of("UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago");

    private final Insisting insisting;
    private final World world;
    private final Journal journal;
    private final Random random;
    private final Purchases purchases;
    private final BooleanSupplier enough;

    Deeds(Insisting insisting, World world, Random random, BooleanSupplier enough) {
        this.insisting = insisting;
        this.world = world;
        this.journal = insisting.journal();
        this.random = random;
        this.purchases = new Purchases(insisting, world, random);
        this.enough = enough;
    }

    @Override
    public void run() {
        while (!enough.getAsBoolean()) {
            deed(reader(), random.nextInt(1000));
        }
    }

    private void deed(ReaderId reader, int chance) {
        if (chance < 520) {
            purchases.unlock(reader, 1);
        } else if (chance < 620) {
            purchases.unlock(reader, 2 + random.nextInt(4));
        } else if (chance < 700) {
            purchases.tip(reader);
        } else if (chance < 740) {
            purchases.gift(reader);
        } else if (chance < 770) {
            purchases.pledge(reader);
        } else if (chance < 900) {
            giveBack(reader);
        } else if (chance < 930) {
            settle(reader);
        } else if (chance < 933) {
            merge();
        } else if (chance < 999) {
            change(reader);
        } else {
            insisting.done("runs", insisting.the(SettlementRuns.class)::runDue);
        }
    }

    private void giveBack(ReaderId reader) {
        var lines = insisting.told("look", () -> insisting.the(Library.class).of(reader, 0, 20));
        if (lines.isEmpty()) {
            return;
        }
        var line = lines.get(random.nextInt(lines.size()));
        boolean returned = insisting.told("return", () -> {
            try {
                insisting.the(Unlocks.class).giveBack(reader, line.item(), line.take(), ReturnReason.NONE);
                return true;
            } catch (NotReturnable refusal) {
                return false;
            }
        });
        journal.write((returned ? "RETURNED " : "KEPT ") + reader.value() + ":1:"
                + line.item().value() + ":" + line.take());
    }

    private void settle(ReaderId reader) {
        var result =
                insisting.told("settle", () -> insisting.the(SettlingNow.class).settle(reader, USD));
        journal.write("SETTLED " + result.outcome() + " " + result.settlement());
    }

    private void merge() {
        int number = random.nextInt(world.guests().size());
        var event = new GuestMerged(world.guests().get(number), world.accounts().get(number));
        insisting.inTransaction("merge", () -> insisting.application().publishEvent(event));
        journal.write("MERGED " + event.guest().value());
    }

    private void change(ReaderId reader) {
        var tabs = insisting.the(Tabs.class);
        switch (random.nextInt(7)) {
            case 0 -> insisting.inTransaction("limit", () -> tabs.cardSaved(reader, "ZZ"));
            case 1 -> insisting.inTransaction("limit", () -> tabs.cardDeclined(reader));
            case 2 -> insisting.inTransaction("budget", () -> tabs.budget(reader, USD, cents(200)));
            case 3 -> insisting.inTransaction("budget", () -> tabs.budget(reader, USD, null));
            case 4 -> {
                insisting.inTransaction("block", () -> tabs.budget(reader, USD, null)); // a tab that is there
                insisting.inTransaction("block", () -> tabs.block(reader, USD, Block.DISPUTED));
                insisting.inTransaction("block", () -> tabs.unblock(reader, USD, Block.DISPUTED));
            }
            case 5 -> move(reader);
            default -> cap();
        }
        journal.write("CHANGED " + reader.value());
    }

    /** To where it may be another month. */
    private void move(ReaderId reader) {
        ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        insisting.done("move", () -> insisting.the(Readers.class).change(reader, Locale.ENGLISH, zone, USD));
    }

    private void cap() {
        CreatorId creator = world.creators().get(random.nextInt(world.creators().size()));
        Money cap = random.nextBoolean() ? null : cents(20 + random.nextInt(200));
        insisting.done("cap", () -> insisting.the(Creators.class).cap(creator, cap));
    }

    /** Half of everything happens to a few. */
    private ReaderId reader() {
        boolean guest = random.nextInt(4) == 0;
        List<ReaderId> all = guest ? world.guests() : world.accounts();
        return all.get(random.nextInt(random.nextBoolean() ? Math.min(HOT, all.size()) : all.size()));
    }

    private static Money cents(long cents) {
        return Money.ofMinorUnits(cents, USD);
    }
}
