package mcl.cli.terminal;

import java.util.Locale;

/** Numbers with their nouns, one or many. */
public final class Counted {
  private Counted() {}

  /** Such as "1 shard" or "1,200 shards"; the noun takes an s. */
  public static String of(long number, String noun) {
    return of(number, noun, noun + "s");
  }

  /** Such as "1 text is" or "2 texts are". */
  public static String of(long number, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
  }
}
