package mcl.tokenization.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import mcl.base.check.UserException;
import mcl.base.json.Json;

/** Reads a tokenizer from any of the files that it may be kept in. */
final class VocabularyFileReader {
  /** What an ELECTRA model reads; the class alone would leave the segments out. */
  private static final List<String> INPUTS =
      List.of("input_ids", "token_type_ids", "attention_mask");

  private final Path file;
  private final TokenizerConfigFiles configs;

  private VocabularyFileReader(Path file) {
    this.file = file;
    this.configs = TokenizerConfigFiles.beside(file);
  }

  static VocabularyFile read(Path path) {
    Path file = locate(path);
    VocabularyFileReader reader = new VocabularyFileReader(file);
    boolean json = file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".json");
    return json ? reader.readTokenizerJson() : reader.readPieces();
  }

  private static Path locate(Path path) {
    if (!Files.exists(path)) {
      throw UserException.of(
          "%s does not exist. Expected a tokenizer: a folder with %s or %s, or one of these files.",
          path, VocabularyFile.TOKENIZER, VocabularyFile.PIECES);
    }
    if (!Files.isDirectory(path)) {
      return path;
    }
    for (String name : List.of(VocabularyFile.TOKENIZER, VocabularyFile.PIECES)) {
      if (Files.isRegularFile(path.resolve(name))) {
        return path.resolve(name);
      }
    }
    throw UserException.of(
        "The folder %s holds neither %s nor %s. If it holds a tokenizer in another form"
            + " (vocab.json and merges.txt, spiece.model), write it anew in Python with"
            + " AutoTokenizer.from_pretrained(folder).save_pretrained(other folder).",
        path, VocabularyFile.TOKENIZER, VocabularyFile.PIECES);
  }

  private VocabularyFile readTokenizerJson() {
    String text = TokenizerConfigFiles.text(file);
    JsonNode tokenizer = TokenizerConfigFiles.tree(file, text);
    List<String> pieces = new TokenizerPieces(file).of(tokenizer);
    JsonNode model = tokenizer.get("model");
    SpecialTokens special = configs.special(pieces, model.path("unk_token").textValue());
    Vocabulary vocabulary = new Vocabulary(pieces, withUnknownOf(model, special));
    Map<String, String> files = new HashMap<>();
    Map<String, String> contents = SpecialTokenRole.contents(vocabulary);
    Map<String, Object> config = new TreeMap<>(contents);
    config.put("tokenizer_class", "PreTrainedTokenizerFast");
    config.put("model_input_names", INPUTS);
    files.put(VocabularyFile.CONFIG, Json.text(config));
    files.put(VocabularyFile.SPECIAL, Json.text(contents));
    files.putAll(configs.texts());
    files.put(VocabularyFile.TOKENIZER, text);
    if (model.has("max_input_chars_per_word") && model.has("continuing_subword_prefix")) {
      files.put(VocabularyFile.PIECES, String.join("\n", pieces) + "\n");
    }
    return new VocabularyFile(vocabulary, files);
  }

  /** A unigram model names its unknown token by number. */
  private static SpecialTokens withUnknownOf(JsonNode model, SpecialTokens special) {
    return !model.path("unk_id").isInt()
        ? special
        : new SpecialTokens(
            special.padding(),
            model.get("unk_id").intValue(),
            special.classification(),
            special.separator(),
            special.mask());
  }

  private VocabularyFile readPieces() {
    List<String> pieces =
        Arrays.stream(TokenizerConfigFiles.text(file).split("\n"))
            .map(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line)
            .toList();
    requireDistinct(pieces);
    SpecialTokens special = configs.special(pieces, null);
    if (special.unknown() < 0) {
      throw UserException.of(
          "%s has no token for unknown characters (%s), which WordPiece needs.",
          file, SpecialTokenRole.UNKNOWN.usualNames().get(0));
    }
    return VocabularyFile.of(new Vocabulary(pieces, special), configs.normalization(pieces));
  }

  private void requireDistinct(List<String> pieces) {
    Map<String, Integer> lines = new HashMap<>();
    for (int line = 1; line <= pieces.size(); line++) {
      Integer earlier = lines.putIfAbsent(pieces.get(line - 1), line);
      if (earlier != null) {
        throw UserException.of(
            "%s, line %d: the piece \"%s\" stands on line %d already. Expected a vocab.txt with one"
                + " piece a line, each of them once.",
            file, line, pieces.get(line - 1), earlier);
      }
    }
  }
}
