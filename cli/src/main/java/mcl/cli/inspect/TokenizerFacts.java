package mcl.cli.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mcl.base.check.UserException;
import mcl.base.json.Json;
import mcl.tokenization.vocabulary.SpecialTokens;
import mcl.tokenization.vocabulary.Vocabulary;
import mcl.tokenization.vocabulary.VocabularyFile;

/** What a tokenizer is. */
final class TokenizerFacts {
  private static final List<String> FILES = List.of("tokenizer.json", "vocab.txt");

  private TokenizerFacts() {}

  /** Whether a folder holds one, or a file is one. */
  static boolean matches(Path path) {
    return Files.isDirectory(path)
        ? FILES.stream().anyMatch(name -> Files.isRegularFile(path.resolve(name)))
        : FILES.contains(path.getFileName().toString());
  }

  /** Reads it. */
  static Facts of(Path path) {
    VocabularyFile file = VocabularyFile.read(path);
    Vocabulary vocabulary = file.vocabulary();
    SpecialTokens special = vocabulary.special();
    return new Facts()
        .put("type", type(path, file))
        .put("pieces", vocabulary.size())
        .put("vocabularySha256", vocabulary.sha256())
        .put("tokenizerSha256", file.sha256())
        .put(
            "specialTokens",
            IntStream.of(
                    special.padding(),
                    special.unknown(),
                    special.classification(),
                    special.separator(),
                    special.mask())
                .filter(id -> id >= 0)
                .mapToObj(id -> vocabulary.piece(id) + " " + id)
                .toList());
  }

  /** What is wrong with the tokenizer of a model that has so many embeddings. */
  static Optional<String> problem(Path folder, int embeddings) {
    if (!matches(folder)) {
      return Optional.of(
          folder
              + " has no tokenizer, so no text can be read with this model. Copy tokenizer.json or"
              + " vocab.txt from where the model comes from.");
    }
    int pieces = VocabularyFile.read(folder).vocabulary().size();
    if (pieces <= embeddings) {
      return Optional.empty();
    }
    return Optional.of(
        folder
            + ": the tokenizer has "
            + pieces
            + " pieces, but field \"vocab_size\" of config.json is "
            + embeddings
            + ". Take the tokenizer that the model was trained with.");
  }

  private static String type(Path path, VocabularyFile file) {
    try {
      return Json.tree(file.tokenizerJson()).path("model").path("type").asText();
    } catch (IOException e) {
      throw UserException.cannotRead(path, e);
    }
  }
}
