package mcl.courses.pass;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mcl.base.json.Json;
import mcl.courses.corruption.Slots;
import mcl.courses.lesson.DetectionLesson;
import mcl.courses.lesson.GeneratorLesson;
import mcl.courses.loss.LossMix;
import mcl.courses.loss.LossShare;
import mcl.courses.loss.LossTerm;
import mcl.model.tensors.Judgement;
import mcl.model.tensors.SlotLogits;
import mcl.tokenization.batch.TokenGrid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The total of all five courses, from given logits, and its gradients at them, against PyTorch's
 * ({@code interop/make_goldens.py}).
 */
final class CourseLossesEngineTest {
  private static final List<String> GENERATION = List.of("generation", "regeneration");
  private static final List<String> DETECTION = List.of("detection", "rediscrimination");

  private final NDManager scope = NDManager.newBaseManager();

  @AfterEach
  void close() {
    scope.close();
  }

  @Test
  void theTotalOfAllFiveCoursesAgreesWithPyTorch() throws IOException {
    JsonNode golden = golden();
    List<NDArray> leaves = new ArrayList<>();
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      List<LossTerm> terms = new ArrayList<>();
      for (String stage : GENERATION) {
        terms.addAll(generation(golden.path(stage), leaves));
      }
      for (String stage : DETECTION) {
        terms.addAll(detection(golden.path(stage), leaves));
      }
      assertEquals(4 + 5, terms.size(), "inserted tokens teach the generator nothing");
      NDArray total = LossMix.total(scope, terms);
      tape.backward(total);
      assertEquals(golden.path("total").asDouble(), total.getFloat(), 1e-3);
    }
    int next = 0;
    for (String stage : List.of("generation", "regeneration", "detection", "rediscrimination")) {
      for (JsonNode lesson : golden.path(stage)) {
        float[] expected = values(lesson.path("gradient"));
        float[] actual = leaves.get(next++).getGradient().toFloatArray();
        assertArrayEquals(expected, actual, 2e-5f, stage + " " + next);
      }
    }
  }

  private List<LossTerm> generation(JsonNode stage, List<NDArray> leaves) {
    List<GeneratorLesson> lessons = new ArrayList<>();
    for (JsonNode lesson : stage) {
      lessons.add(generatorLesson(lesson));
    }
    GeneratorWork work = new GeneratorWork(scope, lessons, new SlotLogits(joined(stage, leaves)));
    return work.answers().stream().flatMap(answer -> answer.loss().stream()).toList();
  }

  private static GeneratorLesson generatorLesson(JsonNode lesson) {
    int[] truth = ints(lesson.path("truth"));
    TokenGrid row = TokenGrid.of(1, truth.length, truth);
    Slots slots = Slots.of(row, List.of(IntStream.range(0, truth.length).toArray()));
    TokenGrid documents = TokenGrid.of(1, truth.length, new int[truth.length]);
    boolean learns = slots.known() > 0;
    return new GeneratorLesson(
        row, documents, slots, learns ? Optional.of(share(lesson)) : Optional.empty());
  }

  private List<LossTerm> detection(JsonNode stage, List<NDArray> leaves) {
    List<DetectionLesson> lessons = new ArrayList<>();
    for (JsonNode lesson : stage) {
      int rows = lesson.path("labels").size();
      int columns = lesson.path("labels").path(0).size();
      int[] labels = new int[rows * columns];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = lesson.path("labels").path(i / columns).path(i % columns).asInt();
      }
      TokenGrid grid = TokenGrid.of(rows, columns, labels);
      lessons.add(new DetectionLesson("any", grid, grid, grid, share(lesson)));
    }
    NDArray logits = joined(stage, leaves);
    DiscriminatorWork work =
        new DiscriminatorWork(scope, lessons, logits.zerosLike(), new Judgement(logits));
    return work.answers().stream().map(DiscriminatorWork.Answer::loss).toList();
  }

  /** The logits of all lessons of a pass, one below the other; each is a leaf of its own. */
  private NDArray joined(JsonNode stage, List<NDArray> leaves) {
    NDList parts = new NDList();
    for (JsonNode lesson : stage) {
      JsonNode logits = lesson.path("logits");
      NDArray leaf = scope.create(values(logits), new Shape(logits.size(), logits.path(0).size()));
      leaf.setRequiresGradient(true);
      leaves.add(leaf);
      parts.add(leaf);
    }
    assertTrue(parts.size() > 1);
    return NDArrays.concat(parts);
  }

  private static LossShare share(JsonNode lesson) {
    return new LossShare("a", lesson.path("divisor").asDouble(), lesson.path("weight").asDouble());
  }

  private static int[] ints(JsonNode values) {
    return IntStream.range(0, values.size()).map(i -> values.path(i).asInt()).toArray();
  }

  private static float[] values(JsonNode rows) {
    float[] values = new float[rows.size() * rows.path(0).size()];
    int next = 0;
    for (JsonNode row : rows) {
      for (JsonNode value : row) {
        values[next++] = (float) value.doubleValue();
      }
    }
    return values;
  }

  private static JsonNode golden() throws IOException {
    try (InputStream in =
        CourseLossesEngineTest.class.getResourceAsStream("/golden/courses.json")) {
      return Json.tree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
