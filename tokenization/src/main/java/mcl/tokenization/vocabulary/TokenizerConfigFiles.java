package mcl.tokenization.vocabulary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mcl.base.check.UserException;
import mcl.base.json.Json;

/** What the files beside a vocabulary say about it; each of them may be missing. */
final class TokenizerConfigFiles {
  private final Path vocabulary;
  private final Map<String, String> texts = new TreeMap<>();
  private final Map<String, JsonNode> trees = new TreeMap<>();

  private TokenizerConfigFiles(Path vocabulary) {
    this.vocabulary = vocabulary;
  }

  static TokenizerConfigFiles beside(Path vocabulary) {
    TokenizerConfigFiles configs = new TokenizerConfigFiles(vocabulary);
    for (String name : List.of(VocabularyFile.SPECIAL, VocabularyFile.CONFIG)) {
      Path file = vocabulary.resolveSibling(name);
      if (Files.isRegularFile(file)) {
        configs.texts.put(name, text(file));
        configs.trees.put(name, tree(file, configs.texts.get(name)));
      }
    }
    return configs;
  }

  /** The texts of the files that exist, by name. */
  Map<String, String> texts() {
    return texts;
  }

  /**
   * Finds the special tokens: by the files, else by their usual names.
   *
   * @param modelsUnknown the unknown token by the model itself, or null
   */
  SpecialTokens special(List<String> pieces, String modelsUnknown) {
    Map<SpecialTokenRole, Integer> ids = new EnumMap<>(SpecialTokenRole.class);
    for (SpecialTokenRole role : SpecialTokenRole.values()) {
      boolean known = role == SpecialTokenRole.UNKNOWN && pieces.contains(modelsUnknown);
      ids.put(role, known ? pieces.indexOf(modelsUnknown) : idOf(role, pieces));
    }
    return new SpecialTokens(
        ids.get(SpecialTokenRole.PADDING),
        ids.get(SpecialTokenRole.UNKNOWN),
        ids.get(SpecialTokenRole.CLASSIFICATION),
        ids.get(SpecialTokenRole.SEPARATOR),
        ids.get(SpecialTokenRole.MASK));
  }

  /** By {@code tokenizer_config.json}; without it, cased if the pieces hold upper-case letters. */
  Normalization normalization(List<String> pieces) {
    JsonNode config = trees.getOrDefault(VocabularyFile.CONFIG, MissingNode.getInstance());
    boolean lowerCase = config.path("do_lower_case").asBoolean(!hasUpperCase(pieces));
    return new Normalization(
        lowerCase,
        config.path("strip_accents").asBoolean(lowerCase),
        config.path("tokenize_chinese_chars").asBoolean(true));
  }

  private static boolean hasUpperCase(List<String> pieces) {
    return pieces.stream()
        .filter(piece -> !piece.startsWith("[") || !piece.endsWith("]"))
        .anyMatch(piece -> piece.codePoints().anyMatch(c -> Character.toLowerCase(c) != c));
  }

  private int idOf(SpecialTokenRole role, List<String> pieces) {
    for (Map.Entry<String, JsonNode> file : trees.entrySet()) {
      JsonNode token = file.getValue().path(role.key());
      String name = token.isObject() ? token.path("content").textValue() : token.textValue();
      if (name != null && !pieces.contains(name)) {
        throw UserException.of(
            "%s calls \"%s\" the \"%s\", but %s has no such piece.",
            vocabulary.resolveSibling(file.getKey()), name, role.key(), vocabulary);
      }
      if (name != null) {
        return pieces.indexOf(name);
      }
    }
    int id =
        role.usualNames().stream()
            .mapToInt(pieces::indexOf)
            .filter(i -> i >= 0)
            .findFirst()
            .orElse(-1);
    if (id < 0 && role != SpecialTokenRole.UNKNOWN) {
      throw UserException.of(
          "%s has no \"%s\": no piece is called %s. A tokenizer for pre-training needs one; if it"
              + " has another name, say so with \"%s\": \"NAME\" in %s.",
          vocabulary,
          role.key(),
          String.join(" or ", role.usualNames()),
          role.key(),
          vocabulary.resolveSibling(VocabularyFile.CONFIG));
    }
    return id;
  }

  /** The whole text of a file in UTF-8. */
  static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new UserException(file + " is not UTF-8 text. Is it a tokenizer file?", e);
    } catch (IOException e) {
      throw new UserException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** The JSON in the text of a file. */
  static JsonNode tree(Path file, String text) {
    try {
      return Json.tree(text);
    } catch (JsonProcessingException e) {
      throw new UserException(
          file
              + ", line "
              + e.getLocation().getLineNr()
              + ": not valid JSON: "
              + e.getOriginalMessage(),
          e);
    } catch (IOException e) {
      throw new UserException(file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
