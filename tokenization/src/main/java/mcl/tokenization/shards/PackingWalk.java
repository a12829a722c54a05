package mcl.tokenization.shards;

/**
 * Walks through the documents of a split and says what each sequence holds: the definition of
 * packing. A place in the walk is (document, token), so it can begin at any sequence whose place is
 * known.
 */
final class PackingWalk {
  private static final int LENGTHS_AT_A_TIME = 64;

  /** Receives what a sequence holds between {@code [CLS]} and the closing {@code [SEP]}. */
  interface Sink {
    /** Takes nothing. */
    Sink NONE =
        new Sink() {
          @Override
          public void tokens(long document, long from, int count, int position, int number) {
            // Only the place counts.
          }

          @Override
          public void separator(int position, int number) {
            // Only the place counts.
          }
        };

    /** Tokens of a document, which is the number-th of the sequence. */
    void tokens(long document, long from, int count, int position, int number);

    /** The boundary after a document. */
    void separator(int position, int number);
  }

  private final ShardReader shards;
  private final PackingConfig config;
  private final Split split;
  private final int capacity;
  private long[] lengths = new long[0];
  private long lengthsFrom;
  private long document;
  private long token;
  private int filled;

  /** A walk that begins at a token of a document. */
  PackingWalk(ShardReader shards, PackingConfig config, Split split, long document, long token) {
    this.shards = shards;
    this.config = config;
    this.split = split;
    this.capacity = config.sequenceLength() - 2;
    this.document = document;
    this.token = token;
    skipOthers();
  }

  long document() {
    return document;
  }

  long token() {
    return token;
  }

  /** How many positions the last sequence filled: all, or fewer if the documents ended. */
  int filled() {
    return filled;
  }

  boolean atEnd() {
    return document == shards.documents();
  }

  /** Fills one sequence; false if the documents ended before it was full. */
  boolean next(Sink sink) {
    filled = 0;
    int number = 0;
    while (filled < capacity && !atEnd()) {
      long left = length() - token;
      int count = (int) Math.min(capacity - filled, left);
      sink.tokens(document, token, count, filled, number);
      filled += count;
      token += count;
      if (count == left) {
        document++;
        token = 0;
        skipOthers();
        if (filled < capacity && !atEnd()) {
          sink.separator(filled++, number++);
        }
      }
    }
    return filled == capacity;
  }

  /** Goes on to the next document of the split that has a token. */
  private void skipOthers() {
    while (!atEnd() && (config.split(document) != split || length() == 0)) {
      document++;
    }
  }

  private long length() {
    if (document < lengthsFrom || document >= lengthsFrom + lengths.length) {
      lengths = new long[(int) Math.min(LENGTHS_AT_A_TIME, shards.documents() - document)];
      lengthsFrom = document;
      shards.lengths(document, lengths);
    }
    return lengths[(int) (document - lengthsFrom)];
  }
}
