package mcl.cli.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mcl.base.json.Json;
import mcl.cli.runreport.SyntheticRun;

/** Runs that never were, with all that a report can find of them. */
public final class SampleComparison {
  /** What the runs are called. */
  public static final List<String> NAMES =
      List.of(
          "mcl-small", "electra-small", "mcl-small-with-half-the-learning-rate-and-a-long-name");

  private SampleComparison() {}

  /** Writes the runs, and beside them the page that compares them. */
  public static Path write(Path folder) throws IOException {
    Path mcl = run(folder.resolve(NAMES.get(0)), SyntheticRun.mcl(), 500, config(5e-4, true));
    Path electra =
        run(folder.resolve(NAMES.get(1)), SyntheticRun.electra(), 500, config(5e-4, false));
    Path killed = run(folder.resolve(NAMES.get(2)), SyntheticRun.mcl(), 300, config(2.5e-4, true));
    Files.writeString(
        killed.resolve("metrics.jsonl"),
        Files.readString(killed.resolve("metrics.jsonl")) + "{\"step\":30100,\"train/lo");
    result(folder.resolve("tuned-mcl-1"), mcl, 0.8125, 1);
    result(folder.resolve("tuned-mcl-2"), mcl, 0.8175, 2);
    result(electra.resolve("finetuning/seed-1"), electra, 0.79, 1);
    Path page = folder.resolve("comparison.html");
    ComparisonReport.of(List.of(mcl, electra, killed)).write(page);
    return page;
  }

  /** One run with its files. */
  static Path run(Path folder, SyntheticRun metrics, int lines, String config) throws IOException {
    Files.createDirectories(folder);
    metrics.write(folder, lines);
    Files.writeString(
        folder.resolve("run.json"),
        """
        {"step": 0, "code": "MCL 1, commit abc", "engine": "PyTorch 2.7.1",
         "vocabularySha256": "0123456789abcdef0123456789abcdef", "dataSha256": "ff", "config": %s,
         "lineage": [{"path": "electra-small", "kind": "ElectraForPreTraining",
           "sha256": {"model.safetensors": "aabbccddeeff00112233445566778899"}}]}
        """
            .formatted(config));
    return folder;
  }

  static String config(double learningRate, boolean corrects) {
    return """
        {"seed": 42, "batch": {"size": 128}, "schedule": {"totalSteps": 50000},
         "optimizer": {"learningRate": %s, "beta1": 0.9},
         "courses": {"correction": {"replacedToken": {"on": %s}}}}
        """
        .formatted(learningRate, corrects);
  }

  /** What {@code mcl finetune} leaves. */
  static void result(Path folder, Path run, double accuracy, int seed) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("all_results.json"),
        Json.text(
            Map.of(
                "eval_accuracy",
                accuracy,
                "test_accuracy",
                accuracy - 0.01,
                "eval_baseline",
                0.25,
                "seed",
                seed,
                "steps",
                300,
                "start",
                run.resolve("checkpoint-50000").toString())));
  }
}
