package mcl.tokenization.shards;

import mcl.base.check.Require;
import mcl.base.random.Purpose;
import mcl.base.random.RandomStreams;

/**
 * How documents become sequences.
 *
 * @param sequenceLength positions per sequence, T, with {@code [CLS]} and the closing {@code [SEP]}
 * @param validationShare the share of documents held out, on average: a document belongs to
 *     validation if a number in [0, 1) hashed from (splitSeed, its number) lies below
 * @param splitSeed decides which documents they are; keep it when other seeds of a run change, or
 *     validation losses cannot be compared
 */
public record PackingConfig(int sequenceLength, double validationShare, long splitSeed) {
  /** Refuses settings that make no sense. */
  public PackingConfig {
    Require.argument(
        sequenceLength >= 4 && sequenceLength <= 1 << 20,
        "sequenceLength is %d; expected 4 to %d",
        sequenceLength,
        1 << 20);
    Require.argument(
        validationShare >= 0 && validationShare < 1,
        "validationShare is %s; expected 0 to below 1",
        validationShare);
  }

  /** What the document with this number is used for. */
  public Split split(long document) {
    long hash = new RandomStreams(splitSeed).key(Purpose.SPLIT, document);
    double uniform = (hash >>> 11) * 0x1.0p-53;
    return uniform < validationShare ? Split.VALIDATION : Split.TRAIN;
  }
}
