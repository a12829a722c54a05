package mcl.cli.dryrun;

import java.util.Locale;

/** Numbers as people read them. */
final class Amounts {
  private static final double KIB = 1 << 10;
  private static final double MIB = 1 << 20;
  private static final double GIB = 1 << 30;
  private static final double LARGEST_PLAIN = 1e15;

  private Amounts() {}

  /** Such as "1,512 MiB" or "17.5 GiB". */
  static String bytes(double bytes) {
    if (bytes < MIB) {
      return format("%.0f KiB", bytes / KIB);
    }
    return bytes < 10 * GIB ? format("%,.0f MiB", bytes / MIB) : format("%.1f GiB", bytes / GIB);
  }

  /** Such as "16,384". */
  static String count(double count) {
    return count < LARGEST_PLAIN ? format("%,.0f", count) : power(count);
  }

  /** Such as "1.4e18". */
  static String power(double value) {
    return format("%.2e", value).replace("e+", "e");
  }

  static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
