package mcl.cli.comparison;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

/** Names that tell runs apart: the ends of their paths, as short as that allows. */
final class RunNames {
  private RunNames() {}

  /** A name for each folder, in their order; all are different folders. */
  static List<String> of(List<Path> folders) {
    List<Path> whole = folders.stream().map(it -> it.toAbsolutePath().normalize()).toList();
    int longest = whole.stream().mapToInt(Path::getNameCount).max().orElse(1);
    for (int names = 1; names < longest; names++) {
      int parts = names;
      List<String> ends = whole.stream().map(path -> end(path, parts)).toList();
      if (new HashSet<>(ends).size() == ends.size()) {
        return ends;
      }
    }
    return whole.stream().map(Path::toString).toList();
  }

  private static String end(Path path, int names) {
    int count = path.getNameCount();
    return count == 0
        ? path.toString()
        : path.subpath(Math.max(0, count - names), count).toString().replace('\\', '/');
  }
}
