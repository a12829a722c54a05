package mcl.tokenization.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import mcl.base.json.Json;
import mcl.tokenization.vocabulary.Normalization;
import mcl.tokenization.vocabulary.SpecialTokens;
import mcl.tokenization.vocabulary.Vocabulary;
import mcl.tokenization.vocabulary.VocabularyFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Compares with what the Python tokenizers package said: see src/test/python. */
final class TokenizerGoldenTest {
  private final JsonNode golden = read();
  private final List<String> pieces = strings(golden.get("pieces"));
  private final List<String> texts = strings(golden.get("texts"));

  @TestFactory
  Stream<DynamicTest> textsHaveTheIdsAndPlacesOfPython() {
    return StreamSupport.stream(golden.get("cases").spliterator(), false)
        .map(
            node -> {
              Normalization normalization =
                  new Normalization(
                      node.get("lowerCase").asBoolean(),
                      node.get("stripAccents").asBoolean(),
                      node.get("splitChinese").asBoolean());
              return DynamicTest.dynamicTest(
                  normalization.toString(), () -> compare(normalization, node));
            });
  }

  private void compare(Normalization normalization, JsonNode expected) {
    Vocabulary vocabulary = new Vocabulary(pieces, new SpecialTokens(0, 1, 2, 3, 4));
    try (Tokenizer tokenizer = Tokenizer.of(VocabularyFile.of(vocabulary, normalization))) {
      for (int i = 0; i < texts.size(); i++) {
        String text = texts.get(i);
        List<String> names = named(integers(expected.get("ids").get(i)));
        assertEquals(names, named(tokenizer.encode(text).toArray()), text);
        TokenSequence places = tokenizer.encodeWithPlaces(text);
        assertTrue(places.hasPlaces());
        assertEquals(names, named(places.toArray()), text);
        assertEquals(
            inUnits(text, integers(expected.get("places").get(i))), placesOf(places), text);
      }
    }
  }

  private List<String> named(int[] ids) {
    return IntStream.of(ids).mapToObj(pieces::get).toList();
  }

  private static List<Integer> placesOf(TokenSequence sequence) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < sequence.length(); i++) {
      places.add(sequence.start(i));
      places.add(sequence.end(i));
    }
    return places;
  }

  private static List<Integer> inUnits(String text, int[] codePoints) {
    return IntStream.of(codePoints).mapToObj(p -> text.offsetByCodePoints(0, p)).toList();
  }

  private static List<String> strings(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::textValue).toList();
  }

  private static int[] integers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).mapToInt(JsonNode::intValue).toArray();
  }

  private static JsonNode read() {
    try (InputStream in = TokenizerGoldenTest.class.getResourceAsStream("golden.json")) {
      return Json.tree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
