package mcl.cli.demo;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Data files in memory, with correct offsets, to be spoiled by tests. */
final class TinyWordNet {
  static final String LICENCE = "  1 You may use it.  \n  2   \n  3 No warranty.  \n";
  private final Map<String, StringBuilder> files = new HashMap<>();

  /** Files that hold the licence and nothing else. */
  TinyWordNet() {
    for (PartOfSpeech part : PartOfSpeech.values()) {
      files.put(part.fileName(), new StringBuilder(LICENCE));
    }
  }

  /** Adds a line; {@code @} stands for the offset where it begins. */
  TinyWordNet add(String fileName, String line) {
    StringBuilder file = files.get(fileName);
    file.append(line.replace("@", String.format(Locale.ROOT, "%08d", file.length())))
        .append("  \n");
    return this;
  }

  TinyWordNet without(String fileName) {
    files.remove(fileName);
    return this;
  }

  TinyWordNet replaced(String fileName, String content) {
    files.put(fileName, new StringBuilder(content));
    return this;
  }

  WordNetDefinitions definitions() {
    return new WordNetDefinitions(
        name -> {
          StringBuilder file = files.get(name);
          return file == null
              ? null
              : new ByteArrayInputStream(file.toString().getBytes(StandardCharsets.UTF_8));
        });
  }

  /** Synsets with definitions "meaning 0", "meaning 1" ..., under three labels by turns. */
  static List<Synset> synsets(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> synset(LexicographerFiles.NAMES.get(4 + i % 3), "meaning " + i, "use " + i))
        .toList();
  }

  static Synset synset(String label, String definition, String... examples) {
    return new Synset("00000001-n", label, List.of("word"), definition, List.of(examples));
  }
}
