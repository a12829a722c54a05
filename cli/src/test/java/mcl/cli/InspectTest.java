package mcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mcl.base.files.Sha256;
import mcl.base.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mcl info} says of things written by hand. */
final class InspectTest {
  @TempDir Path folder;
  private Path run;
  private Path checkpoint;

  @BeforeEach
  void write() throws IOException {
    run = Files.createDirectory(folder.resolve("run"));
    checkpoint = TinyFiles.checkpoint(run);
  }

  private static JsonNode json(Path path) throws IOException {
    return Json.tree(CommandCall.done("info", path.toString(), "--json"));
  }

  @Test
  void aCheckpoint() throws IOException {
    JsonNode facts = json(checkpoint);
    assertEquals("checkpoint", facts.path("kind").asText());
    assertEquals(20, facts.path("step").asInt());
    assertEquals(23, facts.at("/parameters/generator").asInt());
    assertEquals(16, facts.at("/parameters/sharedEmbeddings").asInt());
    assertEquals(30, facts.at("/parameters/total").asInt());
    assertEquals("MCL 9, commit abc", facts.at("/lineage/code").asText());
    assertEquals("two", facts.at("/lineage/parents/1").asText());
    assertEquals(40, facts.at("/training/config/schedule/totalSteps").asInt());
    assertEquals("[\"replacedToken\"]", facts.at("/training/detectionCourses").toString());
    assertEquals(0.75, facts.at("/scores/eval~1rtd~1roc_auc").asDouble());
    assertFalse(facts.path("scores").has("eval/rtd/precision"));
    assertEquals("ElectraForPreTraining", facts.at("/discriminator/architecture/0").asText());
  }

  @Test
  void embeddingsThatDiffer_areNotShared() throws IOException {
    TinyFiles.network(checkpoint.resolve("generator"), "MaskedLM", 2);
    JsonNode facts = json(checkpoint);
    assertEquals(0, facts.at("/parameters/sharedEmbeddings").asInt());
    assertEquals(46, facts.at("/parameters/total").asInt());
  }

  @Test
  void aModel() throws IOException {
    Path model = checkpoint.resolve("discriminator");
    JsonNode facts = json(model);
    assertEquals("model", facts.path("kind").asText());
    assertEquals(
        "{\"total\":23,\"embeddings\":16,\"encoder\":4,\"head\":3}", text(facts, "parameters"));
    assertEquals(4, facts.at("/sizes/hiddenSize").asInt());
    assertEquals("[\"F32 3\",\"I64 1\"]", text(facts, "dtypes"));
    assertEquals(8, facts.at("/tokenizer/pieces").asInt());
    assertEquals(
        TinyFiles.tokenizer().vocabulary().sha256(),
        facts.at("/tokenizer/vocabularySha256").asText());
    assertEquals("config.json", facts.at("/files/0/file").asText());
    assertEquals(Sha256.of(model.resolve("config.json")), facts.at("/files/0/sha256").asText());
    assertTrue(facts.path("tensors").isMissingNode());
  }

  private static String text(JsonNode facts, String name) {
    return facts.path(name).toString();
  }

  @Test
  void tensors_areListedWhereAskedFor() {
    String page =
        CommandCall.done(
            "info", "--tensors", "--no-hashes", checkpoint.resolve("generator").toString());
    assertTrue(page.contains("electra.embeddings.word_embeddings.weight  F32    [8, 2]"), page);
    assertTrue(page.contains("electra.embeddings.position_ids            I64    [1, 2]"), page);
    long hashes = page.lines().filter(line -> line.matches(".*[0-9a-f]{64}.*")).count();
    assertEquals(2, hashes, page); // of the vocabulary and of the tokenizer
  }

  @Test
  void aSafetensorsFile() throws IOException {
    JsonNode facts = json(checkpoint.resolve("generator/model.safetensors"));
    assertEquals("safetensors file", facts.path("kind").asText());
    assertEquals(23, facts.path("parameters").asInt());
    assertEquals("pt", facts.at("/metadata/format").asText());
  }

  @Test
  void aRun() throws IOException {
    JsonNode facts = json(run);
    assertEquals("pre-training run", facts.path("kind").asText());
    assertEquals("checkpoint-20", facts.at("/checkpoints/0/folder").asText());
    assertEquals(20, facts.at("/checkpoints/0/step").asInt());
    assertEquals("{\"step\":30,\"train/loss\":8.25}", text(facts, "losses"));
    assertEquals("{\"step\":40,\"eval/rtd/roc_auc\":0.875}", text(facts, "scores"));
    String page = CommandCall.done("info", run.toString());
    assertTrue(
        page.contains("\nScores\n  step              40\n  eval/rtd/roc_auc  0.875\n"), page);
    assertTrue(page.contains("parents            one, two"), page);
  }

  @Test
  void aFineTuningRun() throws IOException {
    Path tuned = folder.resolve("tuned");
    TinyFiles.network(tuned.resolve("model"), "SequenceClassification", 3);
    Files.writeString(tuned.resolve("eval_results.json"), "{\"eval_accuracy\": 0.5, \"steps\": 9}");
    JsonNode facts = json(tuned);
    assertEquals("fine-tuning run", facts.path("kind").asText());
    assertEquals("{\"eval_accuracy\":0.5,\"steps\":9}", text(facts, "scores"));
    assertEquals(23, facts.at("/model/parameters/total").asInt());
  }

  @Test
  void namesOfScoresStayAsTheyAre() throws IOException {
    Path tuned = Files.createDirectory(folder.resolve("squad"));
    Files.writeString(tuned.resolve("eval_results.json"), "{\"eval_HasAns_f1\": 0.5}");
    String page = CommandCall.done("info", tuned.toString());
    assertTrue(page.contains("  eval_HasAns_f1  0.5\n"), page);
  }

  @Test
  void aFineTunedModelThatWasImported() throws IOException {
    Path tuned = folder.resolve("imported");
    TinyFiles.network(tuned.resolve("model"), "SequenceClassification", 3);
    Files.writeString(tuned.resolve("lineage.json"), "{\"code\": \"MCL 9\", \"lineage\": []}");
    JsonNode facts = json(tuned);
    assertEquals("fine-tuning run", facts.path("kind").asText());
    assertEquals("MCL 9", facts.at("/lineage/code").asText());
    assertEquals(23, facts.at("/model/parameters/total").asInt());
  }

  @Test
  void pickledWeightsAreNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("pytorch_model.bin"), "x");
    CommandCall.refused("holds pickled weights. Reading it would run code", "info", "" + file);
    CommandCall.refused("holds pickled weights. Reading it would run code", "info", "" + folder);
  }

  @Test
  void aTokenizer() throws IOException {
    Path tokenizer = folder.resolve("vocabulary");
    TinyFiles.tokenizer().write(tokenizer);
    JsonNode facts = json(tokenizer);
    assertEquals("WordPiece", facts.path("type").asText());
    assertEquals("[MASK] 4", facts.at("/specialTokens/4").asText());
    assertEquals(facts.path("pieces"), json(tokenizer.resolve("vocab.txt")).path("pieces"));
  }

  @Test
  void shards() throws IOException {
    Path text = Files.writeString(folder.resolve("text.txt"), "dog cat\n\ncats dogs dog\n");
    Path tokenizer = folder.resolve("vocabulary");
    TinyFiles.tokenizer().write(tokenizer);
    Path shards = folder.resolve("shards");
    String said =
        CommandCall.done(
            "tokenize",
            "--text",
            text.toString(),
            "--tokenizer",
            tokenizer.toString(),
            "--out",
            shards.toString());
    assertTrue(said.startsWith("7 tokens of 2 documents in 1 shard.\n"), said);
    JsonNode facts = json(shards);
    assertEquals("token shards", facts.path("kind").asText());
    assertEquals(2, facts.path("documents").asInt());
    assertEquals(7, facts.path("tokens").asInt());
    assertEquals(Sha256.of(shards.resolve("manifest.json")), facts.path("dataSha256").asText());
    assertEquals(64, facts.at("/shards/0/sha256").asText().length());
  }

  @Test
  void glue() throws IOException {
    Path glue = Files.createDirectory(folder.resolve("glue"));
    Files.write(glue.resolve("submission.zip"), new byte[] {'P', 'K', 3, 4});
    Files.writeString(glue.resolve("glue_results.json"), "{\"average\": 0.5}");
    assertEquals(0.5, json(glue).at("/scores/average").asDouble());
  }

  @Test
  void otherThings_areRefusedWithWhatIsInThem() throws IOException {
    CommandCall.refused("no/such does not exist", "info", "no/such");
    CommandCall.refused("In it are: run (a pre-training run).", "info", folder.toString());
    Path file = Files.writeString(folder.resolve("notes.txt"), "");
    CommandCall.refused("notes.txt is none of these: a safetensors file", "info", file.toString());
    CommandCall.refused("takes one file or folder, not 0", "info");
    CommandCall.refused("takes one file or folder, not 2", "info", "a", "b");
  }

  @Test
  void damage_isNamedByFile() throws IOException {
    damaged("run.json", "{\"step\": ", "run.json, line 1: not valid JSON");
    damaged("generator/config.json", "[]", "config.json: field \"model_type\"");
    damaged("generator/model.safetensors", "short", "model.safetensors holds 5 bytes");
    damaged("discriminator/tokenizer.json", "{}", "tokenizer.json");
    Files.writeString(run.resolve("metrics.jsonl"), "{\n{\n");
    CommandCall.refused("metrics.jsonl, line 1", "info", run.toString());
    Path tuned = Files.createDirectory(folder.resolve("tuned"));
    Files.writeString(tuned.resolve("all_results.json"), "7");
    CommandCall.refused("must hold one JSON object", "info", tuned.toString());
    Path shards = Files.createDirectory(folder.resolve("shards"));
    Files.writeString(shards.resolve("recipe.json"), "{}");
    CommandCall.refused("is not finished", "info", shards.toString());
  }

  private void damaged(String name, String content, String reason) throws IOException {
    Path file = checkpoint.resolve(name);
    byte[] before = Files.readAllBytes(file);
    Files.writeString(file, content);
    CommandCall.refused(reason, "info", checkpoint.toString());
    Files.write(file, before);
  }
}
