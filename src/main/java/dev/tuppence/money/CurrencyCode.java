package dev.tuppence.money;

import java.math.BigInteger;

/**
 * The currencies a card can be charged in, with the processor's exponents, which are not always ISO 4217's.
 *
 * <p>Source: Stripe, "Supported currencies": zero-decimal and three-decimal currencies and the special cases ISK, UGX (two
 * decimals in the interface, whole units only), HUF and TWD (whole units in payouts only).
 */
public enum CurrencyCode {
    USD(2),
    EUR(2),
    GBP(2),
    AUD(2),
    BRL(2),
    CAD(2),
    CHF(2),
    CZK(2),
    DKK(2),
    HKD(2),
    HUF(2, 1, 100),
    IDR(2),
    ILS(2),
    INR(2),
    ISK(2, 100, 100),
    MXN(2),
    MYR(2),
    NOK(2),
    NZD(2),
    PHP(2),
    PLN(2),
    RON(2),
    SEK(2),
    SGD(2),
    THB(2),
    TRY(2),
    TWD(2, 1, 100),
    UGX(2, 100, 100),
    ZAR(2),
    BIF(0),
    CLP(0),
    DJF(0),
    GNF(0),
    JPY(0),
    KMF(0),
    KRW(0),
    MGA(0),
    PYG(0),
    RWF(0),
    VND(0),
    VUV(0),
    XAF(0),
    XOF(0),
    XPF(0),
    BHD(3, 10, 10),
    JOD(3, 10, 10),
    KWD(3, 10, 10),
    OMR(3, 10, 10),
    TND(3, 10, 10);

    private final int exponent;
    private final int chargeStep;
    private final int payoutStep;

    CurrencyCode(int exponent) {
        this(exponent, 1, 1);
    }

    CurrencyCode(int exponent, int chargeStep, int payoutStep) {
        this.exponent = exponent;
        this.chargeStep = chargeStep;
        this.payoutStep = payoutStep;
    }

    /** Digits after the point in the processor's interface: 2 for USD, 0 for KRW, 3 for KWD. */
    public int exponent() {
        return exponent;
    }

    /** Digits after the point that people write: none where the processor takes whole units only. */
    public int displayDigits() {
        return chargeStep == 100 ? 0 : exponent;
    }

    long microsPerMinorUnit() {
        return BigInteger.TEN.pow(Money.SCALE - exponent).longValueExact();
    }

    /** The smallest amount a card can be charged, in micros; every charge is a multiple of it. */
    long chargeStepMicros() {
        return Math.multiplyExact(microsPerMinorUnit(), chargeStep);
    }

    /** The smallest amount a bank can be paid, in micros; every payout is a multiple of it. */
    long payoutStepMicros() {
        return Math.multiplyExact(microsPerMinorUnit(), payoutStep);
    }
}
