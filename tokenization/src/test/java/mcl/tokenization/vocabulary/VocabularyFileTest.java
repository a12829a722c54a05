package mcl.tokenization.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mcl.base.check.UserException;
import mcl.base.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VocabularyFileTest {
  private static final String UNIGRAM =
      """
      {"added_tokens": [{"id": 6, "content": "<mask>"}],
       "model": {"type": "Unigram", "unk_id": 3, "vocab":
        [["<s>", 0.0], ["<pad>", 0.0], ["</s>", 0.0], ["<unk>", 0.0], ["▁a", -1.5]]}}
      """;

  private final Vocabulary vocabulary =
      new Vocabulary(
          List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "a", "##b", "\"\\\u2028", "\u0085"),
          new SpecialTokens(0, 1, 2, 3, 4));

  @TempDir private Path folder;

  @Test
  void whatIsWrittenReadsBack() throws IOException {
    VocabularyFile written = VocabularyFile.of(vocabulary, Normalization.uncased());
    written.write(folder.resolve("new"));
    for (String name : List.of("", "tokenizer.json", "vocab.txt")) {
      VocabularyFile read = VocabularyFile.read(folder.resolve("new").resolve(name));
      assertEquals(vocabulary.pieces(), read.vocabulary().pieces());
      assertEquals(vocabulary.special(), read.vocabulary().special());
      assertEquals(vocabulary.sha256(), read.vocabulary().sha256());
      assertEquals(written.tokenizerJson(), read.tokenizerJson(), name);
      assertEquals(written.sha256(), read.sha256());
    }
  }

  @Test
  void normalizationSurvivesTheWayThroughVocabTxt() throws IOException {
    for (Normalization normalization :
        List.of(
            Normalization.cased(),
            new Normalization(true, false, true),
            new Normalization(false, true, false))) {
      VocabularyFile written = VocabularyFile.of(vocabulary, normalization);
      written.write(folder);
      assertEquals(
          written.tokenizerJson(),
          VocabularyFile.read(folder.resolve("vocab.txt")).tokenizerJson());
    }
  }

  @Test
  void bareVocabTxtIsUncasedUnlessItHoldsUpperCaseLetters() throws IOException {
    assertTrue(lowerCases("[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\na\nℝ\n"));
    assertTrue(lowerCases("[PAD]\r\n[UNK]\r\n[CLS]\r\n[SEP]\r\n[MASK]\r\na"));
    assertFalse(lowerCases("[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\na\nA\n"));
  }

  private boolean lowerCases(String pieces) throws IOException {
    Files.writeString(folder.resolve("vocab.txt"), pieces);
    VocabularyFile read = VocabularyFile.read(folder);
    assertEquals(5, read.vocabulary().id("a"));
    return Json.tree(read.tokenizerJson()).path("normalizer").path("lowercase").asBoolean();
  }

  @Test
  void aModelThatReadsLessSaysSoAndOneThatReadsMoreDoesNot() throws IOException {
    VocabularyFile written = VocabularyFile.of(vocabulary, Normalization.uncased());
    assertEquals(128, longest(written.readingAtMost(128)));
    assertEquals(128, longest(written.readingAtMost(128).readingAtMost(512)));
    assertEquals(512, longest(written.readingAtMost(1024)));
    assertEquals(written.sha256(), written.readingAtMost(128).sha256());
  }

  private int longest(VocabularyFile tokenizer) throws IOException {
    tokenizer.write(folder);
    return Json.tree(Files.readString(folder.resolve("tokenizer_config.json")))
        .path("model_max_length")
        .asInt();
  }

  @Test
  void otherTokenizersKeepTheirFilesByteForByte() throws IOException {
    Files.writeString(folder.resolve("tokenizer.json"), UNIGRAM);
    Files.writeString(folder.resolve("tokenizer_config.json"), "{\"model_max_length\": 77}");
    VocabularyFile.read(folder).write(folder.resolve("copy"));
    assertEquals(UNIGRAM, Files.readString(folder.resolve("copy/tokenizer.json")));
    assertEquals(
        "{\"model_max_length\": 77}",
        Files.readString(folder.resolve("copy/tokenizer_config.json")));
    assertTrue(Files.readString(folder.resolve("copy/special_tokens_map.json")).contains("<mask>"));
    assertFalse(Files.exists(folder.resolve("copy/vocab.txt")));
  }

  @Test
  void unigramPiecesAreInOrderAndHolesHaveNames() throws IOException {
    Files.writeString(folder.resolve("tokenizer.json"), UNIGRAM);
    Vocabulary read = VocabularyFile.read(folder).vocabulary();
    assertEquals(
        List.of("<s>", "<pad>", "</s>", "<unk>", "▁a", "[no piece 5]", "<mask>"), read.pieces());
    assertEquals(new SpecialTokens(1, 3, 0, 2, 6), read.special());
  }

  @Test
  void rolesComeFromTheFilesBesideBeforeUsualNames() throws IOException {
    Files.writeString(
        folder.resolve("tokenizer.json"),
        """
        {"model": {"type": "WordLevel", "unk_token": "<unk>", "vocab": {"<unk>": 0, "<pad>": 1,
         "<start>": 2, "<end>": 3, "<blank>": 4, "[MASK]": 5}}}
        """);
    Files.writeString(
        folder.resolve("tokenizer_config.json"),
        "{\"cls_token\": {\"content\": \"<start>\"}, \"mask_token\": \"[MASK]\"}");
    Files.writeString(
        folder.resolve("special_tokens_map.json"),
        "{\"sep_token\": \"<end>\", \"mask_token\": \"<blank>\"}");
    assertEquals(
        new SpecialTokens(1, 0, 2, 3, 4), VocabularyFile.read(folder).vocabulary().special());
  }

  @Test
  void tokenizerThatKnowsEverythingNeedsNoUnknownToken() throws IOException {
    Files.writeString(
        folder.resolve("tokenizer.json"),
        """
        {"model": {"type": "BPE", "unk_token": null,
         "vocab": {"<pad>": 0, "<s>": 1, "</s>": 2, "<mask>": 3}}}
        """);
    assertEquals(
        new SpecialTokens(0, -1, 1, 2, 3), VocabularyFile.read(folder).vocabulary().special());
  }

  @Test
  void differentRulesHaveDifferentHashes() {
    assertNotEquals(
        VocabularyFile.of(vocabulary, Normalization.cased()).sha256(),
        VocabularyFile.of(vocabulary, Normalization.uncased()).sha256());
  }

  @Test
  void reject_missingMask() {
    rejects(
            "tokenizer.json",
            "{\"model\": {\"vocab\": {\"[PAD]\": 0, \"[CLS]\": 1, \"[SEP]\": 2}}}")
        .mention("mask_token", "[MASK] or <mask>", "tokenizer_config.json");
  }

  @Test
  void reject_roleWithUnknownPiece() throws IOException {
    Files.writeString(folder.resolve("special_tokens_map.json"), "{\"pad_token\": \"<nix>\"}");
    rejects("vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n")
        .mention("special_tokens_map.json", "<nix>", "pad_token");
  }

  @Test
  void reject_damagedFiles() {
    rejects("tokenizer.json", "{\"model\": {}}").mention("model.vocab");
    rejects("tokenizer.json", "[]").mention("model.vocab");
    rejects("tokenizer.json", "{\n\n\"model\": oops}").mention("line 3", "not valid JSON");
    rejects("tokenizer.json", "").mention("model.vocab");
    rejects("tokenizer.json", "{\"model\": {\"vocab\": {\"a\": -1}}}").mention("\"a\"", "-1");
    rejects("tokenizer.json", "{\"model\": {\"vocab\": {\"a\": 1.5}}}").mention("1.5");
    rejects("tokenizer.json", "{\"model\": {\"vocab\": {\"a\": 99999999}}}").mention("99999999");
    rejects("tokenizer.json", "{\"model\": {\"vocab\": {\"a\": 0, \"b\": 0}}}").mention("collides");
    rejects("tokenizer.json", "{\"model\": {\"vocab\": [[\"a\", 0], [\"a\", 0]]}}")
        .mention("collides");
    rejects("tokenizer.json", "{\"model\": {\"vocab\": [3]}}").mention("entry 0");
  }

  @Test
  void reject_vocabTxtWithRepeatedPiece() {
    rejects("vocab.txt", "[PAD]\na\nb\na\n").mention("line 4", "line 2", "\"a\"");
  }

  @Test
  void reject_vocabTxtWithoutUnknown() {
    rejects("vocab.txt", "[PAD]\n[CLS]\n[SEP]\n[MASK]\n").mention("[UNK]");
  }

  @Test
  void reject_placesWithoutTokenizer() throws IOException {
    new Rejection(folder).mention("tokenizer.json", "vocab.txt", "save_pretrained");
    new Rejection(folder.resolve("nowhere")).mention("nowhere", "does not exist");
    Files.write(folder.resolve("vocab.txt"), new byte[] {(byte) 0xFF, 0, 1});
    new Rejection(folder).mention("not UTF-8");
  }

  private Rejection rejects(String name, String content) {
    try {
      Files.writeString(folder.resolve(name), content);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return new Rejection(folder.resolve(name));
  }

  private record Rejection(Path path) {
    void mention(String... words) {
      String message =
          assertThrows(UserException.class, () -> VocabularyFile.read(path)).getMessage();
      for (String word : words) {
        assertTrue(message.contains(word), message);
      }
      assertTrue(message.contains(path.toString()), message);
    }
  }
}
