package dev.tuppence.chaos;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.catalog.Items;
import dev.tuppence.creators.Creators;
import dev.tuppence.identity.GuestMerged;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.settlement.SettlementRuns;
import dev.tuppence.settlement.SettlingNow;
import dev.tuppence.unlocks.Access;
import dev.tuppence.unlocks.Block;
import dev.tuppence.unlocks.Library;
import dev.tuppence.unlocks.NotReturnable;
import dev.tuppence.unlocks.Patronage;
import dev.tuppence.unlocks.Quote;
import dev.tuppence.unlocks.ReturnReason;
import dev.tuppence.unlocks.Tabs;
import dev.tuppence.unlocks.Unlocks;
import dev.tuppence.unlocks.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** One thread of one process: deeds by chance, each tried until it is answered. */
final class Deeds implements Runnable {

    private static final int HOT = 8;

    private final ApplicationContext application;
    private final World world;
    private final Journal journal;
    private final Random random;
    private final BooleanSupplier enough;

    Deeds(ApplicationContext application, World world, Journal journal, Random random, BooleanSupplier enough) {
        this.application = application;
        this.world = world;
        this.journal = journal;
        this.random = random;
        this.enough = enough;
    }

    @Override
    public void run() {
        while (!enough.getAsBoolean()) {
            ReaderId reader = reader();
            int chance = random.nextInt(1000);
            if (chance < 560) {
                unlock(reader, 1);
            } else if (chance < 660) {
                unlock(reader, 2 + random.nextInt(4));
            } else if (chance < 760) {
                tip(reader);
            } else if (chance < 900) {
                giveBack(reader);
            } else if (chance < 930) {
                settle(reader);
            } else if (chance < 940) {
                merge();
            } else if (chance < 999) {
                change(reader);
            } else {
                told("runs", () -> run(application.getBean(SettlementRuns.class)::runDue));
            }
        }
    }

    private void unlock(ReaderId reader, int lines) {
        List<ItemId> items = random.ints(0, world.items().size())
                .distinct()
                .limit(lines)
                .mapToObj(world.items()::get)
                .toList();
        List<Quote> quotes = told("look", () -> quotes(reader, items));
        if (quotes.isEmpty()) {
            return;
        }
        String what = quotes.stream()
                .map(quote -> reader.value() + ":1:" + quote.item().value() + ":" + quote.take())
                .collect(Collectors.joining(" "));
        charge(what, () -> application.getBean(Unlocks.class).unlockAll(reader, quotes));
    }

    private List<Quote> quotes(ReaderId reader, List<ItemId> items) {
        List<Quote> quotes = new ArrayList<>();
        for (ItemId item : items) {
            var offer = application.getBean(Items.class).offerOf(item);
            if (application.getBean(Unlocks.class).accessTo(offer, reader) instanceof Access.Offered offered) {
                quotes.add(offered.quote());
            }
        }
        return quotes;
    }

    private void tip(ReaderId reader) {
        ItemId item = world.items().get(random.nextInt(world.items().size()));
        Money amount = Money.ofMinorUnits(1 + item.value() % 5, CurrencyCode.USD);
        int take = told("look", () -> takes(reader, item)) + 1;
        if (take > 1 && world.guests().contains(reader)) {
            return;
        }
        String what = reader.value() + ":2:" + item.value() + ":" + take;
        charge(what, () -> application.getBean(Patronage.class).tip(reader, item, amount, take));
    }

    private int takes(ReaderId reader, ItemId item) {
        return application
                .getBean(JdbcClient.class)
                .sql("select count(*) from charge where debtor = :reader and kind = 2 and subject = :item")
                .param("reader", reader.value())
                .param("item", item.value())
                .query(Integer.class)
                .single();
    }

    /** The same take until there is an answer. */
    private void charge(String what, Callable<Verdict> deed) {
        journal.write("INTENDED " + what);
        Verdict verdict = told("charge", deed);
        journal.write(verdict.getClass().getSimpleName().toUpperCase(Locale.ROOT) + " " + what);
    }

    private void giveBack(ReaderId reader) {
        var lines = told("look", () -> application.getBean(Library.class).of(reader, 0, 20));
        if (lines.isEmpty()) {
            return;
        }
        var line = lines.get(random.nextInt(lines.size()));
        boolean returned = told("return", () -> {
            try {
                application.getBean(Unlocks.class).giveBack(reader, line.item(), line.take(), ReturnReason.NONE);
                return true;
            } catch (NotReturnable refusal) {
                return false;
            }
        });
        journal.write((returned ? "RETURNED " : "KEPT ") + reader.value() + ":1:"
                + line.item().value() + ":" + line.take());
    }

    private void settle(ReaderId reader) {
        var result = told("settle", () -> application.getBean(SettlingNow.class).settle(reader, CurrencyCode.USD));
        journal.write("SETTLED " + result.outcome() + " " + result.settlement());
    }

    private void merge() {
        int number = random.nextInt(world.guests().size());
        var event = new GuestMerged(world.guests().get(number), world.accounts().get(number));
        inTransaction("merge", () -> application.publishEvent(event));
        journal.write("MERGED " + event.guest().value());
    }

    private void change(ReaderId reader) {
        var tabs = application.getBean(Tabs.class);
        var usd = CurrencyCode.USD;
        switch (random.nextInt(6)) {
            case 0 -> inTransaction("limit", () -> tabs.cardSaved(reader));
            case 1 -> inTransaction("limit", () -> tabs.cardDeclined(reader));
            case 2 -> inTransaction("budget", () -> tabs.budget(reader, usd, Money.ofMinorUnits(200, usd)));
            case 3 -> inTransaction("budget", () -> tabs.budget(reader, usd, null));
            case 4 -> {
                inTransaction("block", () -> tabs.budget(reader, usd, null)); // a tab that is there
                inTransaction("block", () -> tabs.block(reader, usd, Block.DISPUTED));
                inTransaction("block", () -> tabs.unblock(reader, usd, Block.DISPUTED));
            }
            default -> {
                var creator =
                        world.creators().get(random.nextInt(world.creators().size()));
                Money cap = random.nextBoolean() ? null : Money.ofMinorUnits(20 + random.nextInt(200), usd);
                told("cap", () -> run(() -> application.getBean(Creators.class).cap(creator, cap)));
            }
        }
        journal.write("CHANGED " + reader.value());
    }

    private void inTransaction(String deed, Runnable change) {
        told(
                deed,
                () -> run(() ->
                        application.getBean(TransactionTemplate.class).executeWithoutResult(status -> change.run())));
    }

    private <T> T told(String deed, Callable<T> attempt) {
        for (int tries = 0; tries < 1_000; tries++) {
            try {
                return attempt.call();
            } catch (Exception e) {
                journal.write("FAILED " + deed + " " + rootOf(e).getClass().getSimpleName() + " "
                        + String.valueOf(rootOf(e).getMessage()).replaceAll("\\s+", "_"));
            }
        }
        journal.write("GAVE_UP " + deed);
        throw new IllegalStateException(deed + " never had an answer");
    }

    private static Throwable rootOf(Throwable failure) {
        return failure.getCause() == null ? failure : rootOf(failure.getCause());
    }

    private static boolean run(Runnable deed) {
        deed.run();
        return true;
    }

    /** Half of everything happens to a few. */
    private ReaderId reader() {
        boolean guest = random.nextInt(4) == 0;
        List<ReaderId> all = guest ? world.guests() : world.accounts();
        return all.get(random.nextInt(random.nextBoolean() ? Math.min(HOT, all.size()) : all.size()));
    }
}
