package mcl.cli.doctor;

import java.util.Locale;

/** Numbers of bytes as people read them. */
final class Sizes {
  static final long MIB = 1L << 20;
  static final long GIB = 1L << 30;

  private Sizes() {}

  /** Such as "512 MiB" or "7.5 GiB". */
  static String of(long bytes) {
    return bytes < GIB
        ? bytes / MIB + " MiB"
        : String.format(Locale.ROOT, "%.1f GiB", (double) bytes / GIB);
  }
}
