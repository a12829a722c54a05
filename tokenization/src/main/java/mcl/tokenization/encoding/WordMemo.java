package mcl.tokenization.encoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import mcl.base.check.Require;

/**
 * Encodes text word by word and remembers the ids of each word, so that the native library is asked
 * only about words not met before.
 *
 * <p>New words are put to the library in one text, a punctuation character between them, because a
 * call costs as much as encoding a line does. Memory is bounded: words are remembered in two
 * generations of bounded size; when the young one is full, the old one is forgotten and the young
 * one ages, so that frequent words stay. Safe for use by several threads; the answer never depends
 * on what is remembered.
 */
final class WordMemo {
  /** Words in a generation; with their ids they take about 30 MB. */
  static final int GENERATION = 1 << 18;

  private static final int LONGEST_WORD = 32;
  private static final int WORDS_AT_A_TIME = 512;

  private final NativeTokenizer library;
  private final WordBoundaries boundaries;
  private final String separator;
  private final int separatorId;
  private final int generation;
  private volatile Map<String, int[]> young = new ConcurrentHashMap<>();
  private volatile Map<String, int[]> old = Map.of();

  private WordMemo(
      NativeTokenizer library, WordBoundaries boundaries, String separator, int generation) {
    this.library = library;
    this.boundaries = boundaries;
    this.separator = separator;
    this.separatorId = library.ids(separator)[0];
    this.generation = generation;
  }

  /**
   * A memo that knows nothing yet; none if no punctuation character has an id of its own.
   *
   * @param unknown the id that stands for any unknown word
   * @param generation how many words a generation has, such as {@link #GENERATION}
   */
  static Optional<WordMemo> of(
      NativeTokenizer library, WordBoundaries boundaries, int unknown, int generation) {
    return boundaries
        .separators()
        .mapToObj(Character::toString)
        .filter(separator -> isOneKnownToken(library.ids(separator), unknown))
        .findFirst()
        .map(s -> new WordMemo(library, boundaries, s, generation));
  }

  private static boolean isOneKnownToken(int[] ids, int unknown) {
    return ids.length == 1 && ids[0] != unknown;
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

  private int[] recall(String word) {
    int[] ids = young.get(word);
    if (ids == null) {
      ids = old.get(word);
      if (ids != null) {
        young.put(word, ids);
      }
    }
    return ids;
  }

  private void remember(String word, int[] ids) {
    if (word.length() <= LONGEST_WORD) {
      if (young.size() >= generation) {
        age();
      }
      young.put(word, ids);
    }
  }

  private synchronized void age() {
    if (young.size() >= generation) {
      old = young;
      young = new ConcurrentHashMap<>();
    }
  }

  /** A stretch of words on their way to becoming ids. */
  private final class Words {
    private final int[][] ids = new int[WORDS_AT_A_TIME][];
    private final List<String> missing = new ArrayList<>();
    private int count;

    void add(String word) {
      int[] known = word.equals(separator) ? new int[] {separatorId} : recall(word);
      if (known == null) {
        missing.add(word);
      }
      ids[count++] = known;
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
      int[] answer = library.ids(String.join(separator, missing));
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
