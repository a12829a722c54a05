package mcl.exchange.exporting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mcl.base.json.Json;
import mcl.base.safetensors.NamedTensor;
import mcl.base.safetensors.TensorSource;
import mcl.exchange.Fixture;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.checkpoint.Ancestor;
import mcl.pretraining.checkpoint.Provenance;
import mcl.pretraining.checkpoint.SoupIngredient;
import mcl.pretraining.resume.RunHistory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelCardTest {
  @TempDir Path folder;
  private Path checkpoint;

  @BeforeEach
  void write() throws IOException {
    checkpoint = folder.resolve("run/checkpoint-20");
    Fixture.copy("generator", checkpoint.resolve("generator"));
    Fixture.copy("discriminator", checkpoint.resolve("discriminator"));
    Ancestor ancestor = new Ancestor("first`run", "checkpoint", Map.of("a.safetensors", "5ba"));
    Json.write(
        checkpoint.resolve("run.json"),
        new Provenance(20, "MCL 1", "PyTorch 2", "70c", "da7a", PretrainConfig.defaults())
            .beganWith(List.of(ancestor)));
    Files.writeString(
        folder.resolve("run/metrics.jsonl"),
        """
        {"step":10,"eval/rtd/roc_auc":0.6}
        {"step":20,"train/loss":3.5}
        {"step":20,"eval/rtd/roc_auc":0.71239,"eval/rtd/precision":null}
        {"step":30,"eval/rtd/roc_auc":0.9}
        {"step":4""");
  }

  private String card(Path model, String name) throws IOException {
    Path out = folder.resolve("my export");
    Exporter.run(model, out, "MCL test");
    return Files.readString(out.resolve(name));
  }

  private static void assertHolds(String card, String... parts) {
    for (String part : parts) {
      assertTrue(card.contains(part), part + "\nin:\n" + card);
    }
  }

  @Test
  void aCheckpointTellsItsTraining() throws IOException {
    String card = card(checkpoint, "discriminator/README.md");
    assertEquals(
        "---\nlibrary_name: transformers\npipeline_tag: feature-extraction\ntags:\n- electra\n"
            + "- mcl\n- discriminator\n---\n\n# my export, discriminator\n",
        card.substring(0, card.indexOf("discriminator\n", card.indexOf("# my")) + 14));
    assertHolds(
        card,
        "| steps | `20` |",
        "| steps planned | `1000000` |",
        "| data: SHA-256 of the shards' manifest | `da7a` |",
        "| replaced token detection | 0.15 | 1.0 | 50.0 | 0 | 0 |",
        "- `` first`run ``, `checkpoint`\n  - `a.safetensors`: SHA-256 `5ba`",
        "On held-out text of the same kind, after step 20:",
        "| `rtd/roc_auc` | 0.7124 |",
        "AutoModelForPreTraining.from_pretrained",
        "Exported by MCL test.");
    assertFalse(card.contains("swapped token"), "a course that is off is not among them");
    assertFalse(card.contains("soup"));
  }

  @Test
  void soDoesOneOfItsPlayersAlone() throws IOException {
    String card = card(checkpoint.resolve("generator"), "README.md");
    assertHolds(card, "pipeline_tag: fill-mask", "- generator", "| steps | `20` |");
  }

  @Test
  void aSoupTellsItsIngredients() throws IOException {
    SoupIngredient ingredient = new SoupIngredient("a", 0.5, Map.of("w", "abc"));
    PretrainConfig config = PretrainConfig.defaults();
    Json.write(
        checkpoint.resolve("run.json"),
        new Provenance(
            0, "MCL 1", "", "70c", "", config, List.of(), List.of(ingredient), RunHistory.UNKNOWN));
    Json.write(checkpoint.resolve("soup.json"), Map.of("method", "ties"));
    assertHolds(
        card(checkpoint, "generator/README.md"),
        "Merged from 1 models by `ties`, and not trained since.",
        "## Ingredients of the soup\n\n- `a`, weight 0.5\n  - `w`: SHA-256 `abc`\n");
  }

  @Test
  void aFineTunedModelTellsItsScores() throws IOException {
    Path tuned = folder.resolve("tuned");
    Fixture.copy("sequence-classification", tuned.resolve("model"));
    Files.writeString(
        tuned.resolve("eval_results.json"),
        """
        {"eval_accuracy": 0.875, "eval_macro_f1": 0.5, "start": "run/checkpoint-20", "seed": 3,
         "steps": 12}
        """);
    Files.writeString(
        tuned.resolve("finetune.json"), "{\"optimizer\": {\"learningRate\": 3.0E-4}}");
    Files.writeString(
        tuned.resolve("run.json"), "{\"vocabularySha256\": \"70c\", \"code\": \"MCL 1\"}");
    assertHolds(
        card(tuned, "README.md"),
        "pipeline_tag: text-classification",
        "`animal`, `tool`",
        "Fine-tuned in 12 steps with seed 3, from `run/checkpoint-20`.",
        "| highest learning rate | `3.0E-4` |",
        "| vocabulary: SHA-256 of its pieces | `70c` |",
        "| `eval_accuracy` | 0.8750 |",
        "tokenizer(text, return_tensors");
  }

  @Test
  void aModelOfAGridTellsTheSettingThatWasChosen() throws IOException {
    Path tuned = folder.resolve("tuned");
    Fixture.copy("sequence-classification", tuned.resolve("model"));
    Files.writeString(
        tuned.resolve("all_results.json"),
        "{\"steps\": 2, \"setting\": \"learningRate=1e-4\", \"pairs\": true}");
    Files.writeString(
        tuned.resolve("finetune.json"), "{\"optimizer\": {\"learningRate\": 3.0E-4}}");
    String card = card(tuned, "README.md");
    assertHolds(
        card,
        "| setting chosen from the grid | `learningRate=1e-4` |",
        "tokenizer(first_text, second_text, return_tensors");
    assertFalse(card.contains("3.0E-4"), card);
  }

  @Test
  void onlyAnExportLacksTheHeadForNoAnswer() throws IOException {
    Path model = Fixture.copy("question-answering", folder.resolve("tuned/model"));
    try (TensorSource source = TensorSource.open(model)) {
      NamedTensor any = NamedTensor.copyOf(source, "qa_outputs.bias");
      Fixture.rewrite(
          model,
          name -> name,
          new NamedTensor("no_answer_output.bias", any.dtype(), any.shape(), any.content()));
    }
    Exporter.addCard(model, "MCL test");
    String own = Files.readString(model.resolve("README.md"));
    assertHolds(
        own,
        "`no_answer_output.bias` tell `mcl predict` whether there is no answer.",
        "tokenizer(question, passage, return_tensors");
    assertFalse(own.contains("Not part of this export"), own);
    assertHolds(
        card(folder.resolve("tuned"), "README.md"),
        "Not part of this export: `no_answer_output.bias`, for which this class has no place.");
  }

  @Test
  void aModelWithoutAHistorySaysSo() throws IOException {
    assertHolds(
        card(Fixture.golden("encoder"), "README.md"), "Nothing is recorded about the training.");
  }

  @Test
  void namesCannotBreakTheirTable() {
    assertEquals("`a\\|b c`", Markdown.code("a|b\nc"));
    assertEquals("a\\_b \\<c\\>", Markdown.plain("a_b\n<c>"));
  }
}
