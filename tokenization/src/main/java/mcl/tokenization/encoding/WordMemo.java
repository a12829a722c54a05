package mcl.tokenization.encoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mcl.base.check.Require;

/**
 * Encodes text word by word and remembers the ids of each word, so that the native library is asked
 * only about words not met before.
 *
 * <p>The words that are new are put to the library in one text, a separator token between them,
 * because a call costs as much as encoding a line does. Memory is bounded: when {@value #CAPACITY}
 * words are held, all are forgotten. Safe for use by several threads; results never depend on what
 * is remembered.
 */
final class WordMemo {
  private static final int CAPACITY = 1 << 18;
  private static final int LONGEST_WORD = 32;
  private static final int WORDS_AT_A_TIME = 512;

  private final NativeTokenizer library;
  private final WordBoundaries boundaries;
  private final String separator;
  private final int separatorId;
  private final Map<String, int[]> known = new ConcurrentHashMap<>();

  /**
   * A memo that knows nothing yet.
   *
   * @param separator the text of an added token, and its id
   */
  WordMemo(NativeTokenizer library, WordBoundaries boundaries, String separator, int separatorId) {
    this.library = library;
    this.boundaries = boundaries;
    this.separator = separator;
    this.separatorId = separatorId;
  }

  /** What the library answers for the whole text. */
  int[] ids(String text) {
    IntList ids = new IntList(text.length() / 4 + 16);
    Words words = new Words();
    int at = boundaries.start(text, 0);
    while (at < text.length()) {
      int end = boundaries.end(text, at);
      words.add(text.substring(at, end));
      if (words.count == WORDS_AT_A_TIME) {
        words.moveTo(ids);
      }
      at = boundaries.start(text, end);
    }
    words.moveTo(ids);
    return ids.toArray();
  }

  /** A stretch of words on their way to becoming ids. */
  private final class Words {
    private final int[][] ids = new int[WORDS_AT_A_TIME][];
    private final List<String> missing = new ArrayList<>();
    private int count;

    void add(String word) {
      int[] remembered = known.get(word);
      if (remembered == null && word.contains(separator)) {
        remembered = library.ids(word);
      }
      if (remembered == null) {
        missing.add(word);
      }
      ids[count++] = remembered;
    }

    void moveTo(IntList target) {
      if (!missing.isEmpty()) {
        lookUpMissing();
      }
      for (int i = 0; i < count; i++) {
        target.addAll(ids[i]);
      }
      count = 0;
    }

    private void lookUpMissing() {
      int[] answer = library.ids(String.join(" " + separator + " ", missing));
      int from = 0;
      int slot = 0;
      for (String word : missing) {
        int to = from;
        while (to < answer.length && answer[to] != separatorId) {
          to++;
        }
        while (ids[slot] != null) {
          slot++;
        }
        ids[slot] = Arrays.copyOfRange(answer, from, to);
        remember(word, ids[slot]);
        from = to + 1;
      }
      Require.state(from == answer.length + 1, "%s split unlike they were joined", missing);
      missing.clear();
    }
  }

  private void remember(String word, int[] ids) {
    if (word.length() <= LONGEST_WORD) {
      if (known.size() >= CAPACITY) {
        known.clear();
      }
      known.put(word, ids);
    }
  }

  /** Numbers in an array that grows. */
  private static final class IntList {
    private int[] values;
    private int size;

    IntList(int capacity) {
      values = new int[capacity];
    }

    void addAll(int[] more) {
      if (size + more.length > values.length) {
        values = Arrays.copyOf(values, Math.max(values.length * 2, size + more.length));
      }
      for (int value : more) {
        values[size++] = value;
      }
    }

    int[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }
}
