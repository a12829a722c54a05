package mcl.tokenization.shards;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import mcl.base.check.Require;
import mcl.base.check.Stopped;
import mcl.base.check.UserException;
import mcl.tokenization.batch.SequenceSource;
import mcl.tokenization.batch.TokenBatch;
import mcl.tokenization.vocabulary.SpecialTokens;

/**
 * The documents of a split as sequences of one length, {@code [CLS] ... [SEP]}, without padding.
 *
 * <p>Documents follow one another in their order, a {@code [SEP]} between two of them; what does
 * not fit goes on in the next sequence. If a document ends right where the sequence closes, the
 * closing {@code [SEP]} is also its own. The last sequence is left out if it is not full; only if a
 * validation split has no other is it kept, with padding.
 *
 * <p>Which tokens sequence i holds depends on the shards and the {@link PackingConfig} alone. It is
 * found from an index made on opening, of 1 byte a sequence (the place of every 16th, from which
 * the rest is walked); the tokens stay in the mapped files.
 */
public final class SequencePacker implements SequenceSource {
  private static final int STRIDE = 16;

  private final ShardReader shards;
  private final PackingConfig config;
  private final Split split;
  private final SpecialTokens special;
  private long[] places = new long[2 * 64];
  private long sequences;

  /** Opens a split, however long it takes. */
  public SequencePacker(ShardReader shards, PackingConfig config, Split split) {
    this(shards, config, split, () -> false);
  }

  /**
   * Opens a split; every document is looked at once, no token is.
   *
   * @param stop asked again and again
   * @throws UserException if the split has no sequence to read
   * @throws Stopped if it is to stop
   */
  public SequencePacker(
      ShardReader shards, PackingConfig config, Split split, BooleanSupplier stop) {
    this.shards = shards;
    this.config = config;
    this.split = split;
    this.special = shards.tokenizer().vocabulary().special();
    PackingWalk walk = new PackingWalk(shards, config, split, 0, 0);
    notePlace(walk);
    while (walk.next(PackingWalk.Sink.NONE)) {
      Stopped.check(stop);
      sequences++;
      notePlace(walk);
    }
    boolean keepsPartial = split == Split.VALIDATION && walk.filled() > 0;
    if (sequences == 0 && !keepsPartial) {
      throw tooSmall(walk.filled());
    }
    sequences = Math.max(1, sequences);
  }

  private void notePlace(PackingWalk walk) {
    if (sequences % STRIDE == 0) {
      int slot = Math.toIntExact(sequences / STRIDE * 2);
      if (slot == places.length) {
        places = Arrays.copyOf(places, 2 * places.length);
      }
      places[slot] = walk.document();
      places[slot + 1] = walk.token();
    }
  }

  private UserException tooSmall(int filled) {
    return UserException.of(
        "The text is too small for %s: of %d documents (%d tokens), %s of them held out for"
            + " validation, those for %s fill %d positions, and a sequence of length %d takes %d."
            + " Use shorter sequences (sequenceLength), %s, or tokenize more text.",
        split == Split.TRAIN ? "training" : "validation",
        shards.documents(),
        shards.manifest().tokens(),
        percent(config.validationShare()),
        split == Split.TRAIN ? "training" : "validation",
        filled,
        config.sequenceLength(),
        config.sequenceLength() - 2,
        split == Split.TRAIN ? "a smaller validation.share" : "a larger validation.share");
  }

  private static String percent(double share) {
    return Math.round(share * 10_000) / 100.0 + "%";
  }

  @Override
  public long sequences() {
    return sequences;
  }

  @Override
  public int length() {
    return config.sequenceLength();
  }

  @Override
  public void read(long sequence, int[] ids, int[] documents, int offset) {
    Require.argument(
        sequence >= 0 && sequence < sequences, "sequence %d is not one of %d", sequence, sequences);
    int slot = Math.toIntExact(sequence / STRIDE * 2);
    PackingWalk walk = new PackingWalk(shards, config, split, places[slot], places[slot + 1]);
    for (long i = sequence / STRIDE * STRIDE; i < sequence; i++) {
      walk.next(PackingWalk.Sink.NONE);
    }
    new Page(ids, documents, offset).fill(walk);
  }

  /** A sequence in the caller's arrays. */
  private final class Page implements PackingWalk.Sink {
    private final int[] ids;
    private final int[] documents;
    private final int offset;
    private int lastNumber;

    Page(int[] ids, int[] documents, int offset) {
      this.ids = ids;
      this.documents = documents;
      this.offset = offset;
    }

    void fill(PackingWalk walk) {
      put(0, special.classification(), 0);
      walk.next(this);
      int closing = walk.filled() + 1;
      put(closing, special.separator(), lastNumber);
      int end = config.sequenceLength();
      Arrays.fill(ids, offset + closing + 1, offset + end, special.padding());
      Arrays.fill(documents, offset + closing + 1, offset + end, TokenBatch.PADDING);
    }

    @Override
    public void tokens(long document, long from, int count, int position, int number) {
      int start = offset + position + 1;
      shards.read(document, from, count, ids, start);
      Arrays.fill(documents, start, start + count, number);
      lastNumber = number;
    }

    @Override
    public void separator(int position, int number) {
      put(position + 1, special.separator(), number);
    }

    private void put(int position, int id, int number) {
      ids[offset + position] = id;
      documents[offset + position] = number;
    }
  }
}
