package mcl.finetuning.glue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import mcl.finetuning.FineTuneConfig;
import mcl.finetuning.data.Example;
import mcl.finetuning.data.Label;
import mcl.finetuning.task.Prediction;
import mcl.finetuning.task.Scores;
import mcl.finetuning.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlueTaskTest {
  /** Hugging Face's keys, the one that papers print first. */
  @ParameterizedTest
  @CsvSource({
    "COLA, matthews_correlation",
    "SST2, accuracy",
    "MRPC, accuracy f1 combined_score",
    "QQP, accuracy f1 combined_score",
    "MNLI, accuracy",
    "QNLI, accuracy",
    "RTE, accuracy",
    "WNLI, accuracy"
  })
  void scoresHaveTheKeysOfHuggingFace(GlueTask task, String keys) {
    String label =
        task == GlueTask.MNLI
            ? "neutral"
            : task == GlueTask.QNLI || task == GlueTask.RTE ? "entailment" : "1";
    Scores scores =
        task.task().score(List.of(row(label)), List.of(new Prediction.Name(label, List.of())));
    assertEquals(List.of(keys.split(" ")), List.copyOf(scores.values().keySet()));
    assertEquals(keys.split(" ")[0], scores.main());
  }

  @Test
  void similarityIsJudgedBySpearman() {
    List<Example> rows =
        List.of(row(new Label.Score(1)), row(new Label.Score(2)), row(new Label.Score(4)));
    List<Prediction> said =
        List.of(new Prediction.Score(0), new Prediction.Score(9), new Prediction.Score(10));
    Scores scores = GlueTask.STSB.task().score(rows, said);
    assertEquals(
        List.of("pearson", "spearmanr", "combined_score"), List.copyOf(scores.values().keySet()));
    assertEquals(1, scores.value(), 1e-12);
    assertTrue(scores.values().get("pearson") < 1);
  }

  @Test
  void predictionsMayHaveTheNamesOfHuggingFace() {
    Task<?> cola = GlueTask.COLA.task();
    assertEquals(new Prediction.Name("0", List.of()), cola.parse("unacceptable", "x"));
    assertEquals(new Prediction.Name("1", List.of()), cola.parse("1", "x"));
    assertEquals(new Prediction.Name("1", List.of()), cola.parse("LABEL_1", "x"));
    Task<?> rte = GlueTask.RTE.task();
    assertEquals(
        new Prediction.Name("not_entailment", List.of()), rte.parse("not_entailment", "x"));
  }

  @Test
  void labelsAreNumberedAsInHuggingFacesDataSets() {
    assertEquals(
        Map.of("0", "entailment", "1", "neutral", "2", "contradiction"),
        GlueTask.MNLI.task().modelFields().get("id2label"));
    assertEquals(
        Map.of("0", "entailment", "1", "not_entailment"),
        GlueTask.RTE.task().modelFields().get("id2label"));
  }

  @Test
  void recipesDifferWhereElectrasDo() {
    FineTuneConfig usual = FineTuneConfig.defaults();
    assertEquals(usual, GlueTask.COLA.recipe());
    assertEquals(usual.with(10, false), GlueTask.RTE.recipe());
    assertEquals(usual.with(10, true), GlueTask.STSB.recipe());
    assertEquals(usual.with(3, true), GlueTask.MRPC.recipe());
  }

  @Test
  void theAverageLeavesWnliOut() {
    Map<GlueTask, Double> scores = new EnumMap<>(GlueTask.class);
    assertEquals(OptionalDouble.empty(), GlueAverage.of(scores).value());
    scores.put(GlueTask.WNLI, 0.1);
    scores.put(GlueTask.COLA, 0.5);
    scores.put(GlueTask.RTE, 0.7);
    GlueAverage average = GlueAverage.of(scores);
    assertEquals(0.6, average.value().orElseThrow(), 1e-12);
    assertEquals(List.of(GlueTask.COLA, GlueTask.RTE), average.tasks());
    assertEquals(6, average.missing().size());
  }

  private static Example row(String label) {
    return row(new Label.Name(label));
  }

  private static Example row(Label label) {
    return new Example(List.of("a", "b"), label, "memory");
  }
}
