package mcl.tokenization.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import mcl.base.json.Json;

/** What vocabulary_fixtures.py wrote, and short ways to words and counts. */
final class Fixtures {
  private Fixtures() {}

  static Stream<String> lines(String name) {
    try (InputStream in = Fixtures.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<JsonNode> jsonLines(String name) {
    return lines(name).map(Fixtures::json);
  }

  private static JsonNode json(String line) {
    try {
      return Json.tree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(node -> strings.add(node.asText()));
    return strings;
  }

  static VocabularyConfig words(boolean lowercase, boolean stripAccents, boolean splitChinese) {
    return new VocabularyConfig(100, lowercase, stripAccents, splitChinese, 2, 1000, 5_000_000);
  }

  private static final Map<VocabularyConfig, CharacterRules> RULES = new ConcurrentHashMap<>();

  static List<String> split(VocabularyConfig config, String text) {
    return split(RULES.computeIfAbsent(config, CharacterRules::new), text);
  }

  static List<String> split(CharacterRules rules, String text) {
    List<String> words = new ArrayList<>();
    new BertWords(
            rules, (utf8, length) -> words.add(new String(utf8, 0, length, StandardCharsets.UTF_8)))
        .split(text);
    return words;
  }
}
