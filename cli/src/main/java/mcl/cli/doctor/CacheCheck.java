package mcl.cli.doctor;

import ai.djl.util.Utils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether the folder into which DJL unpacks native libraries can be written and has room. */
final class CacheCheck implements Check {
  /** What PyTorch for CPU and the tokenizers take when unpacked, with some room. */
  private static final long NEEDED = 700 * Sizes.MIB;

  @Override
  public List<Finding> look(Surroundings surroundings) throws IOException {
    return List.of(finding(Utils.getEngineCacheDir()));
  }

  static Finding finding(Path cache) throws IOException {
    Path existing = cache.toAbsolutePath();
    while (!Files.exists(existing)) {
      existing = existing.getParent();
    }
    long free = Files.getFileStore(existing).getUsableSpace();
    String found = cache + ", " + Sizes.of(free) + " free";
    if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
      return Finding.fail(
          "cache", found + ", not writable", "Choose another folder with DJL_CACHE_DIR.");
    }
    boolean filled = Files.isDirectory(cache.resolve("pytorch"));
    return Finding.warnUnless(
        filled || free >= NEEDED,
        "cache",
        found,
        "The native libraries need 700 MiB: make room, or choose another folder with DJL_CACHE_DIR.");
  }
}
