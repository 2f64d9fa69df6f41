package dev.tuppence.screening;

import dev.tuppence.identity.ReaderId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that was noticed about a creator, once.
 *
 * @param reader none when it is about the creator alone
 * @param facts the numbers that the words of its kind name, in their order
 */
public record Signal(SignalKind kind, @Nullable ReaderId reader, List<Long> facts, Instant noticedAt) {}
