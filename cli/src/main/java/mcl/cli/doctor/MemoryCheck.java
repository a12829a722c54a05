package mcl.cli.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much memory there is, and whether a container allows less. */
final class MemoryCheck implements Check {
  private static final Pattern TOTAL = Pattern.compile("MemTotal:\\s+(\\d+) kB");
  private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d+) kB");
  private static final long COMFORTABLE = 4 * Sizes.GIB;

  @Override
  public List<Finding> look(Surroundings surroundings) {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    String table = surroundings.text("proc/meminfo").orElse("");
    long usable = system.getTotalMemorySize();
    long physical = kilobytes(TOTAL, table, usable);
    long free = Math.min(usable, kilobytes(AVAILABLE, table, system.getFreeMemorySize()));
    return List.of(finding(physical, Math.min(usable, physical), free));
  }

  /** The JVM already reports the limit of the container as the total, if that is less. */
  static Finding finding(long physical, long usable, long free) {
    String limit = usable < physical ? ", this container may use " + Sizes.of(usable) : "";
    String found = Sizes.of(physical) + " physical" + limit + ", " + Sizes.of(free) + " available";
    return Finding.warnUnless(
        free >= COMFORTABLE,
        "memory",
        found,
        "Less than 4 GiB is free: close other programs, or use small models and batches.");
  }

  private static long kilobytes(Pattern line, String table, long otherwise) {
    Matcher matcher = line.matcher(table);
    return matcher.find() ? Long.parseLong(matcher.group(1)) << 10 : otherwise;
  }
}
