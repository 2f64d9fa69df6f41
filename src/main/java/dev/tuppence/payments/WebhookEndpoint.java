package dev.tuppence.payments;

/** Where the processor tells: about the platform's own objects, or about connected accounts. Each has its own secret. */
enum WebhookEndpoint {
    PLATFORM,
    CONNECT
}
