package mcl.courses.corruption;

import mcl.tokenization.batch.TokenBatch;
import mcl.tokenization.batch.TokenGrid;

/**
 * A batch as a course changed it. The clean batch stays with it, so labels are derived, never
 * guessed.
 *
 * @param clean the batch before
 * @param inputs what the generator reads (B, T)
 * @param slots where the generator has to guess
 */
public record CorruptedBatch(TokenBatch clean, TokenGrid inputs, Slots slots) {}
