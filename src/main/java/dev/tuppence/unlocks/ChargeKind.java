package dev.tuppence.unlocks;

/** What a charge is for. Only an unlock entitles its debtor, and only unlocks count towards a creator's month cap. */
public enum ChargeKind {
    UNLOCK(1),
    TIP(2),
    PLEDGE(3),
    GIFT(4);

    private final int code;

    ChargeKind(int code) {
        this.code = code;
    }

    /** As the database knows it. */
    public int code() {
        return code;
    }

    public static ChargeKind of(int code) {
        return values()[code - 1];
    }
}
