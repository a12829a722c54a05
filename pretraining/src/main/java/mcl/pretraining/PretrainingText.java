package mcl.pretraining;

import mcl.tokenization.batch.SequenceSource;
import mcl.tokenization.vocabulary.SpecialTokens;

/**
 * What a run reads.
 *
 * @param training sequences to learn from
 * @param validation held-out sequences
 * @param vocabSize V
 */
public record PretrainingText(
    SequenceSource training, SequenceSource validation, int vocabSize, SpecialTokens special) {}
