package mcl.model;

import java.util.List;
import org.apache.commons.rng.simple.RandomSource;

/** Forty pieces: five special tokens, then words. For tests of this module and of all above it. */
public final class TinyVocabulary {
  public static final int SIZE = 40;
  public static final int PADDING = 0;
  public static final int UNKNOWN = 1;
  public static final int CLASSIFICATION = 2;
  public static final int SEPARATOR = 3;
  public static final int MASK = 4;

  /** The first id that is a word. */
  public static final int FIRST_WORD = 5;

  private static final List<String> PIECES =
      List.of(
          ("[PAD] [UNK] [CLS] [SEP] [MASK] the a cat dog bird horse mouse cow hammer saw nail drill"
                  + " file knife eats sleeps runs flies cuts drives holds breaks big small old new"
                  + " in on under house tree barn box bench and")
              .split(" "));

  private TinyVocabulary() {}

  /** The pieces; a piece's place is its id. */
  public static List<String> pieces() {
    return PIECES;
  }

  /** {@code [CLS]}, random words, {@code [SEP]}. */
  public static int[] sentence(long seed, int length) {
    var random = RandomSource.SPLIT_MIX_64.create(seed);
    int[] ids = random.ints(length, FIRST_WORD, SIZE).toArray();
    ids[0] = CLASSIFICATION;
    ids[length - 1] = SEPARATOR;
    return ids;
  }

  /** Several sentences, row after row. */
  public static int[] sentences(long seed, int rows, int length) {
    int[] ids = new int[rows * length];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(sentence(seed * 1_000 + row, length), 0, ids, row * length, length);
    }
    return ids;
  }
}
