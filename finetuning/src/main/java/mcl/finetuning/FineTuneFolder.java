package mcl.finetuning;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mcl.base.files.AtomicFiles;
import mcl.base.json.Json;
import mcl.model.config.HuggingFaceConfig;
import mcl.model.electra.Player;
import mcl.model.weights.WeightFile;
import mcl.tokenization.vocabulary.VocabularyFile;

/**
 * What a fine-tuning run leaves: {@code model/} with configuration, weights and tokenizer, {@code
 * eval_results.json}, {@code all_results.json} and {@code predictions.tsv}.
 *
 * @param folder exists already
 */
public record FineTuneFolder(Path folder) {
  /** The folder of the model in it. */
  public static final String MODEL = "model";

  /** Writes all of it, each file complete or not at all. */
  public void write(FineTuner tuner, FineTuneReport report, VocabularyFile tokenizer)
      throws IOException {
    AtomicFiles.writeFolder(
        folder.resolve(MODEL), temporary -> writeModel(temporary, tuner, tokenizer));
    AtomicFiles.writeText(folder.resolve("predictions.tsv"), predictions(report));
    Json.write(folder.resolve("eval_results.json"), scores("eval", report.development(), report));
    Map<String, Object> all = scores("eval", report.development(), report);
    report.test().ifPresent(test -> all.putAll(scores("test", test, report)));
    Json.write(folder.resolve("all_results.json"), all);
  }

  private static void writeModel(Path folder, FineTuner tuner, VocabularyFile tokenizer)
      throws IOException {
    Map<String, String> id2label = new LinkedHashMap<>();
    Map<String, Integer> label2id = new LinkedHashMap<>();
    List<String> names = tuner.labels().names();
    for (int id = 0; id < names.size(); id++) {
      id2label.put(String.valueOf(id), names.get(id));
      label2id.put(names.get(id), id);
    }
    HuggingFaceConfig.write(
        folder,
        tuner.encoder(),
        "ElectraForSequenceClassification",
        tokenizer.vocabulary().special().padding(),
        Map.of("id2label", id2label, "label2id", label2id));
    WeightFile.write(
        folder.resolve("model.safetensors"),
        tuner.weights().names().stream().map(Player.DISCRIMINATOR::storedName).toList(),
        name -> tuner.weights().get(Player.DISCRIMINATOR.nameOf(name)));
    tokenizer.write(folder);
  }

  private static Map<String, Object> scores(String split, Scores scores, FineTuneReport report) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(split + "_accuracy", scores.accuracy());
    values.put(split + "_macro_f1", scores.macroF1());
    values.put(split + "_majority_rate", scores.majorityRate());
    values.put("start", report.start());
    values.put("seed", report.seed());
    values.put("steps", report.steps());
    return values;
  }

  private static String predictions(FineTuneReport report) {
    StringBuilder text = new StringBuilder("index\tprediction\tprobability\n");
    int index = 0;
    for (Prediction prediction : report.predictions()) {
      text.append(index++)
          .append('\t')
          .append(report.labels().get(prediction.label()))
          .append('\t')
          .append(String.format(Locale.ROOT, "%.6f", prediction.probability()))
          .append('\n');
    }
    return text.toString();
  }
}
