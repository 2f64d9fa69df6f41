package dev.tuppence.sandbox.processor;

import static dev.tuppence.sandbox.processor.CardBehaviour.PAYS;
import static dev.tuppence.sandbox.processor.CardBehaviour.declines;
import static dev.tuppence.sandbox.processor.CardBehaviour.declinesCharges;
import static dev.tuppence.sandbox.processor.CardBehaviour.paysThen;
import static dev.tuppence.sandbox.processor.CardBehaviour.wants;

import dev.tuppence.sandbox.processor.CardBehaviour.Wants;
import java.util.Arrays;
import java.util.Optional;

/** The cards of Stripe's page "Testing": the number decides what happens. */
enum TestCard {
    VISA("4242424242424242", "pm_card_visa", "US", PAYS),
    VISA_DEBIT("4000056655665556", "pm_card_visa_debit", "US", PAYS),
    MASTERCARD("5555555555554444", "pm_card_mastercard", "US", PAYS),
    MASTERCARD_2("2223003122003222", "pm_card_mastercard_2", "US", PAYS),
    AMEX("378282246310005", "pm_card_amex", "US", PAYS),
    DISCOVER("6011111111111117", "pm_card_discover", "US", PAYS),
    DINERS("3056930009020004", "pm_card_diners", "US", PAYS),
    UNIONPAY("6200000000000005", "pm_card_unionpay", "US", PAYS),

    BRITISH("4000008260000000", "pm_card_gb", "GB", PAYS),
    GERMAN("4000002760000016", "pm_card_de", "DE", PAYS),
    FRENCH("4000002500000003", "pm_card_fr", "FR", PAYS),
    IRISH("4000003720000005", "pm_card_ie", "IE", PAYS),
    ITALIAN("4000003800000008", "pm_card_it", "IT", PAYS),
    SPANISH("4000007240000007", "pm_card_es", "ES", PAYS),
    DUTCH("4000005280000002", "pm_card_nl", "NL", PAYS),
    SWISS("4000007560000009", "pm_card_ch", "CH", PAYS),
    SWEDISH("4000007520000008", "pm_card_se", "SE", PAYS),
    POLISH("4000006160000005", "pm_card_pl", "PL", PAYS),
    JAPANESE("4000003920000003", "pm_card_jp", "JP", PAYS),
    JCB("3530111333300000", "pm_card_jcb", "JP", PAYS),
    TAIWANESE("4000001580000008", "pm_card_tw", "TW", PAYS),
    SINGAPOREAN("4000007020000003", "pm_card_sg", "SG", PAYS),
    HONGKONGER("4000003440000004", "pm_card_hk", "HK", PAYS),
    INDIAN("4000003560000008", "pm_card_in", "IN", PAYS),
    AUSTRALIAN("4000000360000006", "pm_card_au", "AU", PAYS),
    NEW_ZEALANDER("4000005540000008", "pm_card_nz", "NZ", PAYS),
    CANADIAN("4000001240000000", "pm_card_ca", "CA", PAYS),
    BRAZILIAN("4000000760000002", "pm_card_br", "BR", PAYS),
    MEXICAN("4000004840008001", "pm_card_mx", "MX", PAYS),

    AUTHENTICATES_UNLESS_SET_UP(
            "4000002500003155", "pm_card_authenticationRequiredOnSetup", "FR", wants(Wants.UNLESS_SET_UP)),
    AUTHENTICATES_ALWAYS("4000002760003184", "pm_card_authenticationRequired", "DE", wants(Wants.ALWAYS)),
    ALREADY_SET_UP(
            "4000003800000446", "pm_card_authenticationRequiredSetupForOffSession", "IT", wants(Wants.ON_SESSION)),
    THREE_D_SECURE("4000000000003220", "pm_card_threeDSecure2Required", "US", wants(Wants.ALWAYS)),
    AUTHENTICATES_THEN_POOR(
            "4000008260003178",
            "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds",
            "GB",
            declinesCharges(Wants.UNLESS_SET_UP, Decline.INSUFFICIENT_FUNDS)),
    AUTHENTICATES_THEN_DECLINED(
            "4000008400001629",
            "pm_card_threeDSecureRequiredChargeDeclined",
            "US",
            declinesCharges(Wants.ALWAYS, Decline.GENERIC)),

    GENERIC_DECLINE("4000000000000002", "pm_card_visa_chargeDeclined", "US", declines(Decline.GENERIC)),
    INSUFFICIENT_FUNDS(
            "4000000000009995",
            "pm_card_visa_chargeDeclinedInsufficientFunds",
            "US",
            declines(Decline.INSUFFICIENT_FUNDS)),
    LOST("4000000000009987", "pm_card_visa_chargeDeclinedLostCard", "US", declines(Decline.LOST_CARD)),
    STOLEN("4000000000009979", "pm_card_visa_chargeDeclinedStolenCard", "US", declines(Decline.STOLEN_CARD)),
    EXPIRED("4000000000000069", "pm_card_chargeDeclinedExpiredCard", "US", declines(Decline.EXPIRED)),
    INCORRECT_CVC("4000000000000127", "pm_card_chargeDeclinedIncorrectCvc", "US", declines(Decline.INCORRECT_CVC)),
    PROCESSING_ERROR("4000000000000119", "pm_card_chargeDeclinedProcessingError", "US", declines(Decline.PROCESSING)),
    VELOCITY("4000000000006975", "pm_card_visa_chargeDeclinedVelocityLimitExceeded", "US", declines(Decline.VELOCITY)),
    BLOCKED("4100000000000019", "pm_card_radarBlock", "US", declines(Decline.FRAUDULENT)),
    DECLINES_AFTER_ATTACHING(
            "4000000000000341", "pm_card_chargeCustomerFail", "US", declinesCharges(Wants.NEVER, Decline.GENERIC)),

    FRAUD_DISPUTE("4000000000000259", "pm_card_createDispute", "US", paysThen(Sequel.FRAUD_DISPUTE)),
    NOT_RECEIVED_DISPUTE(
            "4000000000002685", "pm_card_createDisputeProductNotReceived", "US", paysThen(Sequel.NOT_RECEIVED_DISPUTE)),
    TWO_DISPUTES("4000000404000079", "pm_card_createMultipleDisputes", "US", paysThen(Sequel.TWO_DISPUTES)),
    INQUIRY("4000000000001976", "pm_card_createDisputeInquiry", "US", paysThen(Sequel.INQUIRY)),
    FRAUD_WARNING("4000000000005423", "pm_card_createIssuerFraudRecord", "US", paysThen(Sequel.FRAUD_WARNING)),
    REFUND_LATER("4000000000007726", "pm_card_pendingRefund", "US", paysThen(Sequel.REFUND_LATER)),
    REFUND_FAILS("4000000000005126", "pm_card_refundFail", "US", paysThen(Sequel.REFUND_FAILS)),
    AVAILABLE_AT_ONCE("4000000000000077", "pm_card_bypassPending", "US", paysThen(Sequel.AVAILABLE_AT_ONCE));

    private final String number;
    private final String token;
    private final String country;
    private final CardBehaviour behaviour;

    TestCard(String number, String token, String country, CardBehaviour behaviour) {
        this.number = number;
        this.token = token;
        this.country = country;
        this.behaviour = behaviour;
    }

    static Optional<TestCard> numbered(String number) {
        return Arrays.stream(values())
                .filter(card -> card.number.equals(number))
                .findFirst();
    }

    /** Stripe's ready-made payment methods, e.g. {@code pm_card_visa}. */
    static Optional<TestCard> ofToken(String token) {
        return Arrays.stream(values()).filter(card -> card.token.equals(token)).findFirst();
    }

    static Optional<TestCard> ofFingerprint(String fingerprint) {
        return Arrays.stream(values())
                .filter(card -> card.fingerprint().equals(fingerprint))
                .findFirst();
    }

    String number() {
        return number;
    }

    /** As printed on the card, in groups of four. */
    String printed() {
        return number.replaceAll("(.{4})(?=.)", "$1 ");
    }

    String last4() {
        return number.substring(number.length() - 4);
    }

    String country() {
        return country;
    }

    CardBehaviour behaviour() {
        return behaviour;
    }

    /** The same for the same number; Stripe's are random. */
    String fingerprint() {
        return "fp" + new StringBuilder(number).reverse();
    }

    String funding() {
        return this == VISA_DEBIT ? "debit" : "credit";
    }

    String brand() {
        return switch (this) {
            case MASTERCARD, MASTERCARD_2 -> "mastercard";
            case AMEX -> "amex";
            case DISCOVER -> "discover";
            case DINERS -> "diners";
            case UNIONPAY -> "unionpay";
            case JCB -> "jcb";
            default -> "visa";
        };
    }
}
