package mcl.examples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every line of Java that docs/library.md shows stands in an example, which the build runs. */
final class DocumentedExamplesTest {
  private static final Path PROJECT = Path.of(System.getProperty("basedir"), "..");
  private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void everyShownLine_isRunByTheBuild() throws IOException {
    Set<String> run = exampleLines();
    String page = Files.readString(PROJECT.resolve("docs/library.md"));
    Set<String> unknown =
        CODE.matcher(page)
            .results()
            .flatMap(block -> block.group(1).lines())
            .map(String::strip)
            .filter(line -> !run.contains(line))
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(unknown.isEmpty(), () -> "in docs/library.md, but in no example: " + unknown);
    Matcher first = CODE.matcher(page);
    assertTrue(first.find(), "docs/library.md shows no Java");
  }

  private static Set<String> exampleLines() throws IOException {
    Path sources = PROJECT.resolve("examples/src/main/java/mcl/examples");
    try (Stream<Path> files = Files.list(sources)) {
      Set<String> lines = new TreeSet<>(Set.of(""));
      for (Path file : files.toList()) {
        Files.readString(file).lines().map(String::strip).forEach(lines::add);
      }
      return lines;
    }
  }
}
