package mcl.tokenization.shards;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import mcl.tokenization.corpus.DocumentSource;

/**
 * Parts of a source, one after another, that are cut into shards of their own: what can be worked
 * on beside other units. Depends on the recipe alone, so it is the same in every run.
 *
 * @param number its place among the units
 * @param firstPart the first part, and {@code endPart} the one after the last
 */
record ShardUnit(int number, int firstPart, int endPart) {
  /** About what a token takes in text. */
  private static final int BYTES_PER_TOKEN = 4;

  /** Gathers small files until there is about a shard's worth, so that shards are not tiny. */
  static List<ShardUnit> of(DocumentSource source, int shardTokens) {
    List<ShardUnit> units = new ArrayList<>();
    int first = 0;
    long bytes = 0;
    for (int part = 0; part < source.parts(); part++) {
      bytes += Math.max(0, source.bytes(part));
      boolean last = part + 1 == source.parts();
      if (last || bytes >= (long) shardTokens * BYTES_PER_TOKEN) {
        units.add(new ShardUnit(units.size(), first, part + 1));
        first = part + 1;
        bytes = 0;
      }
    }
    return units;
  }

  /** The file of a shard of this unit. */
  String file(int index) {
    return String.format(Locale.ROOT, "shard-%05d-%05d.safetensors", number, index);
  }

  IntStream parts() {
    return IntStream.range(firstPart, endPart);
  }
}
