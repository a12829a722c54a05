package mcl.tokenization.vocabulary;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The canonical order of combining marks (Unicode, section 3.11): a run of marks is sorted by
 * class, equals staying as they are. Stripping accents takes nearly all marks away, which leaves
 * nothing to sort; this is for the few texts with marks that stay.
 */
final class MarkOrder {
  private static final int START = 16;
  private static final int ORDER_SHIFT =
      55; // above 34 bits for the place and 21 for the code point
  private static final int PLACE_SHIFT = 21;
  private static final int CODE_POINT = (1 << PLACE_SHIFT) - 1;

  private final CharacterRules rules;
  private final IntConsumer sink;
  private long[] run = new long[START];
  private int length;

  private MarkOrder(CharacterRules rules, IntConsumer sink) {
    this.rules = rules;
    this.sink = sink;
  }

  /**
   * Reads the run of marks that begins here, or with the character here, and hands over the
   * decomposed code points in order.
   *
   * @return the place after the run
   */
  static int read(String text, int at, CharacterRules rules, IntConsumer sink) {
    MarkOrder order = new MarkOrder(rules, sink);
    int next = at;
    do {
      int codePoint = text.codePointAt(next);
      next += Character.charCount(codePoint);
      if (!rules.isRemoved(codePoint)) {
        order.add(rules.decompose(codePoint));
      }
    } while (next < text.length() && continues(text.codePointAt(next), rules));
    order.flush();
    return next;
  }

  private static boolean continues(int codePoint, CharacterRules rules) {
    return rules.isRemoved(codePoint)
        || (!rules.isSpace(codePoint) && rules.order(rules.decompose(codePoint)[0]) != 0);
  }

  private void add(int[] codePoints) {
    for (int codePoint : codePoints) {
      int order = rules.order(codePoint);
      if (order == 0) {
        flush();
        sink.accept(codePoint);
      } else {
        insert(codePoint, order);
      }
    }
  }

  private void insert(int codePoint, long order) {
    if (length == run.length) {
      run = Arrays.copyOf(run, 2 * length);
    }
    run[length] = order << ORDER_SHIFT | (long) length << PLACE_SHIFT | codePoint;
    length++;
  }

  private void flush() {
    Arrays.sort(run, 0, length);
    for (int i = 0; i < length; i++) {
      sink.accept((int) run[i] & CODE_POINT);
    }
    length = 0;
  }
}
