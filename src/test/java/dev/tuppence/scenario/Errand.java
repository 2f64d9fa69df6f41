package dev.tuppence.scenario;

/** What is asked of the processor. */
enum Errand {
    CREATE("/v1/payment_intents"),
    CONFIRM("/v1/payment_intents/[^/]+/confirm"),
    REFUND("/v1/refunds"),
    TRANSFER("/v1/transfers"),
    ACCEPT("/v1/disputes/[^/]+/close"),
    CONTEST("/v1/disputes/[^/]+");

    private final String path;

    Errand(String path) {
        this.path = path;
    }

    boolean calls(String address) {
        return address.matches(".*" + path);
    }
}
