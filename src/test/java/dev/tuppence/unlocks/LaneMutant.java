package dev.tuppence.unlocks;

import java.util.List;
import java.util.stream.IntStream;

/** A mistake that the lane's SQL could make, and the test that notices it. */
enum LaneMutant {
    TABS_ARE_LOCKED_IN_ANY_ORDER(
            LaneRacesTests.class,
            "aLaneThatWaitsForATabHoldsThoseOfEarlierReadersOnly",
            "order by reader_id, currency for update",
            "order by random() for update"),
    NOTHING_IS_LOCKED(
            LaneRacesTests.class, "aTabBlockedWhileTheLaneWaitsTakesNothing", " for update) locked", ") locked"),
    DECIDED_WITH_A_SNAPSHOT_OLDER_THAN_THE_LOCK(
            LaneRacesTests.class,
            "aPeriodClosedWhileTheLaneWaitsTakesNothing",
            "select count(*) from (",
            "select 1;with tabs as materialized (select count(*) from (",
            ") locked;with line as",
            ") locked), line as",
            "left join tab t on t.reader_id = l.reader",
            "cross join tabs left join tab t on t.reader_id = l.reader"),
    THE_TAB_OWES_WHAT_WAS_DECIDED_NOT_WHAT_WAS_INSERTED(
            LaneRacesTests.class,
            "aChargeMadeOnTwoTabsAtOnceIsMadeOnce",
            "from charged group by debtor, currency) s",
            "from (select reader as debtor, currency, amount as amount_micros, timestamptz 'now' as charged_at"
                    + " from decided where verdict = 'CHARGED') d group by debtor, currency) s"),
    THE_TAB_FORGETS_WHAT_IT_OWED(
            LaneTests.class,
            "tipsDoNotCountTowardsACapAndAreChargedOncePerTake",
            "t.owed_micros + s.amount",
            "s.amount"),
    WHAT_IS_OWNED_COUNTS(
            LaneTests.class,
            "whatIsOwnedAlreadyTakesNoRoomInABundle",
            "sum(amount) filter (where open) over command as total",
            "sum(amount) over command as total"),
    BLOCKS_ARE_IGNORED(
            LaneTests.class, "aBlockedTabTakesNothingAndAFullOneTellsItsLimit", "when blocks <> 0 then 'BLOCKED'", ""),
    WHAT_IS_DUE_IS_IGNORED(
            LaneTests.class,
            "whatIsDueStillCountsAgainstTheLimit",
            "t.owed_micros + t.due_micros as used",
            "t.owed_micros as used"),
    RETURNS_ARE_IGNORED(
            LaneTests.class, "aReturnedTakeIsStaleAndTheNextOneIsCharged", "(not h.returned and (", "((true) and ("),
    THE_TAKE_IS_IGNORED(
            LaneTests.class,
            "aReturnedTakeIsStaleAndTheNextOneIsCharged",
            "l.take <> coalesce(h.take, 0) + 1 as stale",
            "false as stale"),
    ANOTHER_TAKE_OF_WHAT_IS_HELD_IS_CHARGED(
            LaneTests.class,
            "whileOneTakeIsHeldNoOtherIsCharged",
            "(l.kind = 1 or h.take >= l.take)",
            "h.take >= l.take"),
    GRANTS_ARE_IGNORED(
            LaneTests.class, "theLineThatCrossesACapCostsWhatIsLeftAndFurtherOnesNothing", "g.granted or ", ""),
    SEVERAL_IGNORE_GRANTS(
            PlainUnlocksTests.class,
            "whatIsHeldOrGrantedIsOwned",
            "where (select true from library b where b.reader_id = l.reader and b.item_id = l.subject) is null",
            "where true"),
    ONE_IGNORES_GRANTS(
            PlainUnlocksTests.class,
            "whatIsHeldOrGrantedIsOwned",
            "and (select true from library b where b.reader_id = l.reader and b.item_id = l.subject) is null",
            ""),
    SEVERAL_IGNORE_BUDGETS_AND_ONE_TOO(PlainUnlocksTests.class, "aBudgetHolds", "t.budget_micros is null and ", ""),
    SEVERAL_IGNORE_BLOCKS_AND_ONE_TOO(PlainUnlocksTests.class, "aBlockedTabTakesNothing", "t.blocks = 0 and ", ""),
    SEVERAL_IGNORE_WHAT_IS_DUE(PlainUnlocksTests.class, "whatIsDueCounts", "t.due_micros + p.amount <=", "p.amount <="),
    ONE_IGNORES_WHAT_IS_DUE(PlainUnlocksTests.class, "whatIsDueCounts", "t.due_micros + u.amount <=", "u.amount <="),
    SEVERAL_IGNORE_THE_LIMIT(PlainUnlocksTests.class, "theLimitHolds", "p.amount <= t.limit_micros", "p.amount > 0"),
    ONE_IGNORES_THE_LIMIT(PlainUnlocksTests.class, "theLimitHolds", "u.amount <= t.limit_micros", "u.amount > 0"),
    SEVERAL_IGNORE_THE_TAKE(
            PlainUnlocksTests.class, "onlyTheNextTakeIsCharged", "and (l.take = 1\n", "and (l.take > 0\n"),
    ONE_IGNORES_THE_TAKE(
            PlainUnlocksTests.class, "onlyTheNextTakeIsCharged", "and (l.take = 1 or", "and (l.take > 0 or"),
    SEVERAL_IGNORE_WHO_CHANGED_THE_TAB(
            LaneRacesTests.class,
            "whatIsSpentUnderACapWhileABatchWaitsLeavesLessRoom",
            "t.ctid = p.place and t.xmin = p.seen",
            "t.reader_id = p.reader and t.currency = p.currency"),
    SEVERAL_COUNT_ONE_UNLOCK_UNDER_A_CAP(
            PlainUnlocksTests.class,
            "theMonthCapHolds",
            "spent_micros = k.spent_micros + f.amount",
            "spent_micros = f.amount"),
    ONE_IGNORES_WHO_CHANGED_THE_TAB(
            LaneRacesTests.class,
            "whatIsSpentUnderACapWhileTheLaneWaitsLeavesLessRoom",
            "(u.seen is null or t.xmin = u.seen)",
            "true"),
    THE_LIMIT_IS_IGNORED(
            LaneTests.class,
            "unlocksAtOnceNeverExceedTheLimit",
            "when total > 0 and used + total > limit_micros then 'OVER_LIMIT'",
            ""),
    ROOM_UNDER_A_CAP_IGNORES_THE_LINES_BEFORE(
            LaneTests.class,
            "aCapHoldsWithinABundleAndWhenManyClickAtOnce",
            "- coalesce(sum(l.price) filter",
            "- 0 * coalesce(sum(l.price) filter"),
    A_CAP_FORGETS_WHAT_WAS_SPENT(
            LaneTests.class,
            "theLineThatCrossesACapCostsWhatIsLeftAndFurtherOnesNothing",
            "l.cap - coalesce((",
            "l.cap - 0 * coalesce(("),
    A_CAP_COUNTS_TIPS(
            LaneTests.class,
            "tipsDoNotCountTowardsACapAndAreChargedOncePerTake",
            "case when l.kind = 1 and l.cap > 0 then",
            "case when l.cap > 0 then"),
    A_BUNDLE_IS_DECIDED_LINE_BY_LINE(
            LaneTests.class,
            "aBundleIsChargedTogetherOrNotAtAll",
            "sum(amount) filter (where open) over command as total",
            "amount as total"),
    A_STALE_LINE_SPARES_ITS_BUNDLE(
            LaneTests.class,
            "oneStaleLineChargesNothingOfItsBundle",
            "bool_or(open and stale) over command",
            "(open and stale)"),
    THE_BUDGET_IS_IGNORED(
            LaneTests.class,
            "aBudgetRefusesWhatTheReaderDoesNotWantToSpend",
            "when total > 0 and month_spent + total > budget_micros then 'OVER_BUDGET'",
            ""),
    A_BUDGET_LASTS_FOREVER(
            MonthsTests.class,
            "aNewMonthHasItsOwnBudgetAndItsOwnCap",
            "case when t.budget_month = m.month then t.budget_spent_micros else 0 end as month_spent",
            "t.budget_spent_micros as month_spent");

    private final Class<?> notices;
    private final String method;
    private final List<String> changes;

    /** @param changes a text of the SQL and what stands there instead, again and again */
    LaneMutant(Class<?> notices, String method, String... changes) {
        this.notices = notices;
        this.method = method;
        this.changes = List.of(changes);
    }

    Class<?> notices() {
        return notices;
    }

    String method() {
        return method;
    }

    /** A statement that does not say what is changed stays as it is. */
    String of(String sql) {
        String changed = sql;
        for (int i = 0; i < changes.size(); i += 2) {
            changed = changed.replace(changes.get(i), changes.get(i + 1));
        }
        return changed;
    }

    /** Whether all of it is what the lane says today. */
    boolean isAbout(String statements) {
        return IntStream.range(0, changes.size())
                .filter(i -> i % 2 == 0)
                .allMatch(i -> statements.contains(changes.get(i)));
    }
}
