package mcl.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the kernel says this process holds, in bytes; 0 where it says nothing (not Linux).
 *
 * @param resident now
 * @param peak the most so far
 */
record ProcessMemory(long resident, long peak) {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int KIB = 1 << 10;

  static ProcessMemory now() {
    try {
      List<String> lines = Files.readAllLines(STATUS);
      return new ProcessMemory(bytes(lines, "VmRSS:"), bytes(lines, "VmHWM:"));
    } catch (IOException e) {
      return new ProcessMemory(0, 0);
    }
  }

  private static long bytes(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> KIB * Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElse(0);
  }
}
