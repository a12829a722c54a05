package mcl.tokenization.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import mcl.base.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A nasty text has the ids that transformers' ElectraTokenizerFast gives it ({@code
 * interop/golden_tokenization.py}), with its {@code tokenizer.json} or with the {@code vocab.txt}
 * and {@code tokenizer_config.json} of the published models.
 */
final class TransformersTokenizationTest {
  @ParameterizedTest
  @CsvSource({
    "uncased, tokenizer.json",
    "uncased, vocab.txt",
    "cased, tokenizer.json",
    "cased, vocab.txt"
  })
  void everyIdIsTheSame(String name, String file) throws IOException {
    Path golden = golden();
    String text = Files.readString(golden.resolve("nasty.txt"));
    JsonNode expected = Json.tree(Files.readString(golden.resolve(name + ".json")));
    String[] lines = text.split("\n", -1);
    assertEquals(expected.path("lines").size(), lines.length);
    assertTrue(lines.length > 80, "the file is whole");
    try (Tokenizer tokenizer = Tokenizer.open(golden.resolve(name).resolve(file))) {
      for (int i = 0; i < lines.length; i++) {
        compare(tokenizer, expected.path("lines").path(i), lines[i]);
      }
      compare(tokenizer, expected.path("whole"), text);
    }
  }

  private static void compare(Tokenizer tokenizer, JsonNode expected, String text) {
    List<String> pieces =
        StreamSupport.stream(expected.spliterator(), false)
            .map(id -> tokenizer.vocabulary().piece(id.intValue()))
            .toList();
    assertEquals(pieces, pieces(tokenizer, tokenizer.encode(text)), text);
    assertEquals(pieces, pieces(tokenizer, tokenizer.encodeWithPlaces(text)), text);
  }

  private static List<String> pieces(Tokenizer tokenizer, TokenSequence ids) {
    return IntStream.of(ids.toArray()).mapToObj(tokenizer.vocabulary()::piece).toList();
  }

  private static Path golden() {
    try {
      return Path.of(TransformersTokenizationTest.class.getResource("/golden").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
