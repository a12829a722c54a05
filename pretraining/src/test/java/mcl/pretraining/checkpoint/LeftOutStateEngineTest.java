package mcl.pretraining.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import mcl.base.json.Json;
import mcl.base.safetensors.NamedTensor;
import mcl.base.safetensors.TensorFile;
import mcl.base.safetensors.TensorFileWriter;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.StopReason;
import mcl.pretraining.StoppableRun;
import mcl.pretraining.TinyRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Guards the comparison of resumed runs: a checkpoint from which one part of the state is left out
 * leads elsewhere.
 */
final class LeftOutStateEngineTest {
  @TempDir static Path folder;
  private static StoppableRun.Outcome reference;

  @BeforeAll
  static void runWithoutAStop() throws IOException {
    reference = run("reference").begin(Long.MAX_VALUE);
  }

  private static StoppableRun run(String name) {
    return new StoppableRun(StoppableRun.everything(), folder.resolve(name));
  }

  /** A part of the state, and how it is left out of {@code training/}. */
  enum Part {
    NOTHING(training -> {}),
    FIRST_MOMENTS(training -> zero(training.resolve("first-moments.safetensors"))),
    SECOND_MOMENTS(training -> zero(training.resolve("second-moments.safetensors"))),
    WEIGHTS_OF_NO_PLAYER(training -> delete(training.resolve("weights.safetensors"))),
    STEP(training -> progress(training, fields -> fields.put("step", 5))),
    SKIPPED_STEPS_ARE_NO_UPDATES(
        training -> progress(training, fields -> fields.put("updates", 6).put("skippedInARow", 0))),
    UPDATES(training -> progress(training, fields -> fields.put("updates", 0))),
    TOKENS(training -> progress(training, fields -> fields.put("tokens", 0))),
    MEANS(training -> metrics(training, fields -> fields.putObject("means"))),
    LINES(training -> metrics(training, fields -> fields.put("lines", 1)));

    private final Consumer<Path> leaveOut;

    Part(Consumer<Path> leaveOut) {
      this.leaveOut = leaveOut;
    }
  }

  @ParameterizedTest
  @EnumSource(Part.class)
  void isNoticed(Part part) throws IOException {
    StoppableRun run = run(part.name());
    assertEquals(StopReason.INTERRUPTED, run.begin(6).reason());
    Path checkpoint = folder.resolve(part.name()).resolve("checkpoint-6");
    tamper(checkpoint, part.leaveOut);
    List<String> differences = reference.differences(run.resume(Long.MAX_VALUE));
    assertEquals(part == Part.NOTHING, differences.isEmpty(), differences.toString());
  }

  @Test
  void skipsSinceTheLastLineAreNoticed() throws IOException {
    StoppableRun run = run("line");
    run.begin(3);
    tamper(
        folder.resolve("line/checkpoint-3"),
        training -> metrics(training, fields -> fields.put("lineSkipped", 0)));
    assertFalse(reference.differences(run.resume(Long.MAX_VALUE)).isEmpty());
  }

  @Test
  void aValidationThatWasGivenUpIsNoticed() throws IOException {
    for (long judged : new long[] {0, 5}) {
      StoppableRun run = run("judged " + judged);
      run.begin(5);
      tamper(
          folder.resolve("judged " + judged + "/checkpoint-5"),
          training -> progress(training, fields -> fields.put("judged", judged)));
      List<String> differences = reference.differences(run.resume(Long.MAX_VALUE));
      assertEquals(judged == 0, differences.isEmpty(), differences.toString());
    }
  }

  @Test
  void skipsInARowAreNoticed() throws IOException {
    PretrainConfig exploding = TinyRun.explodingAfter(6, 4, 20);
    StoppableRun whole = new StoppableRun(exploding, folder.resolve("whole"));
    assertEquals(10, whole.begin(Long.MAX_VALUE).progress().step());
    for (boolean leftOut : new boolean[] {false, true}) {
      Path place = folder.resolve("exploding " + leftOut);
      StoppableRun run = new StoppableRun(exploding, place);
      assertEquals(new RunProgress(8, 5, 2, 640, 6), run.begin(8).progress());
      tamper(
          place.resolve("checkpoint-8"),
          training -> progress(training, it -> it.put("skippedInARow", leftOut ? 0 : 2)));
      StoppableRun.Outcome end = run.resume(Long.MAX_VALUE);
      assertEquals(StopReason.NOT_FINITE, end.reason());
      assertEquals(leftOut ? 12 : 10, end.progress().step());
    }
  }

  private static void tamper(Path checkpoint, Consumer<Path> change) throws IOException {
    change.accept(checkpoint.resolve("training"));
    Files.delete(checkpoint.resolve(Checksums.FILE));
    Checksums.write(checkpoint);
    assertTrue(Checkpoint.fault(checkpoint).isEmpty());
  }

  private static void zero(Path file) {
    try (TensorFile source = TensorFile.open(file)) {
      List<NamedTensor> zeros =
          source.names().stream()
              .map(
                  name ->
                      NamedTensor.of(
                          name,
                          source.header(name).shape(),
                          new float[(int) source.header(name).elements()]))
              .toList();
      TensorFileWriter.write(file, Map.of(), zeros);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void progress(Path training, Consumer<ObjectNode> change) {
    state(training, tree -> change.accept((ObjectNode) tree.path("progress")));
  }

  private static void metrics(Path training, Consumer<ObjectNode> change) {
    state(training, tree -> change.accept((ObjectNode) tree.path("metrics")));
  }

  private static void state(Path training, Consumer<JsonNode> change) {
    try {
      Path file = training.resolve("state.json");
      JsonNode tree = Json.tree(Files.readString(file));
      change.accept(tree);
      Files.writeString(file, tree.toString());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
