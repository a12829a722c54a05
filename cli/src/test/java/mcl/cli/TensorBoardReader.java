package mcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mcl.base.json.Json;

/**
 * TensorBoard's own reader of event files, in the Python that {@code MCL_TENSORBOARD_PYTHON} names
 * or that {@code interop/tensorboard-venv.sh} made.
 */
final class TensorBoardReader {
  private static final Path SCRIPTS =
      Path.of(System.getProperty("basedir"), "..", "interop").normalize();

  private final Path python;
  private final Path temporary;

  private TensorBoardReader(Path python, Path temporary) {
    this.python = python;
    this.temporary = temporary;
  }

  /** The reader, if it is installed. */
  static TensorBoardReader open(Path temporary) {
    Path python =
        Optional.ofNullable(System.getenv("MCL_TENSORBOARD_PYTHON"))
            .map(Path::of)
            .orElse(Path.of(System.getProperty("user.home"), ".cache/mcl/tensorboard/bin/python"));
    return new TensorBoardReader(
        OutsideCheck.file("interop/tensorboard-venv.sh", python), temporary);
  }

  /** What it reads in a folder of event files. */
  JsonNode read(Path folder) throws Exception {
    FreshProcess.Ended ended =
        FreshProcess.start(
                temporary,
                Map.of("PATH", System.getenv("PATH")),
                python.toString(),
                SCRIPTS.resolve("read_events.py").toString(),
                folder.toString())
            .end();
    if (ended.code() != 0) {
      throw new AssertionError(ended.err());
    }
    return Json.tree(ended.out());
  }

  /** The values of a tag by step, on which TensorBoard's reader and its server agree. */
  static Map<Long, Float> curve(JsonNode read, String tag) {
    Map<Long, Float> curve = curve(read.path("scalars").path(tag));
    assertEquals(curve, curve(read.path("server").path(tag)));
    return curve;
  }

  private static Map<Long, Float> curve(JsonNode points) {
    Map<Long, Float> curve = new TreeMap<>();
    points.forEach(point -> curve.put(point.get(0).asLong(), (float) point.get(1).asDouble()));
    return curve;
  }
}
