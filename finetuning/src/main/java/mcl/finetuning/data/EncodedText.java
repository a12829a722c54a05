package mcl.finetuning.data;

import mcl.tokenization.encoding.TokenSequence;

/**
 * A labelled text in numbers.
 *
 * @param ids with the classification token before and the separator behind
 * @param label the class number
 */
public record EncodedText(TokenSequence ids, int label) {}
