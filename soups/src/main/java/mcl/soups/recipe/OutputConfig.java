package mcl.soups.recipe;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mcl.base.check.Require;
import mcl.soups.engine.OutputType;
import mcl.soups.engine.Precision;

/**
 * How the soup is written.
 *
 * @param dtype the type of merged tensors
 * @param accumulate the type in which averages are added up
 * @param shardSize the most bytes of tensors in a file, such as 5GB or 500MB (powers of ten)
 * @param hashes whether the SHA-256 of the ingredients' weights is recorded, which takes longer
 *     than an average itself
 */
public record OutputConfig(
    OutputType dtype, Precision accumulate, String shardSize, boolean hashes) {
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,12})(KB|MB|GB|TB)?");
  private static final Map<String, Long> UNITS =
      Map.of("KB", 1_000L, "MB", 1_000_000L, "GB", 1_000_000_000L, "TB", 1_000_000_000_000L);

  /** Checks the size. */
  public OutputConfig {
    Require.argument(
        SIZE.matcher(shardSize.toUpperCase(Locale.ROOT)).matches() && bytes(shardSize) > 0,
        "shardSize is %s; it must be a size such as 5GB or 500MB",
        shardSize);
  }

  /** Types as they are, files of at most 5 GB, as Hugging Face transformers cuts them. */
  public static OutputConfig defaults() {
    return new OutputConfig(OutputType.KEEP, Precision.FLOAT32, "5GB", true);
  }

  /** The most bytes of tensors in a file. */
  public long shardBytes() {
    return bytes(shardSize);
  }

  private static long bytes(String size) {
    Matcher matcher = SIZE.matcher(size.toUpperCase(Locale.ROOT));
    if (!matcher.matches()) {
      return 0;
    }
    long unit = matcher.group(2) == null ? 1 : UNITS.get(matcher.group(2));
    return Math.multiplyExact(Long.parseLong(matcher.group(1)), unit);
  }
}
