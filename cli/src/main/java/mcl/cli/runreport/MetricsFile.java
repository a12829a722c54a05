package mcl.cli.runreport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import mcl.base.check.UserException;
import mcl.base.json.Json;

/**
 * Reads {@code metrics.jsonl}: one JSON object a line, with its {@code step} and numbers; null
 * stands for a number that is not finite. A last line that breaks off is what a killed run was
 * about to write, and is left out.
 */
final class MetricsFile {
  static final String NAME = "metrics.jsonl";

  private static final String STEP = "step";

  private final Path file;
  private final Metrics metrics = new Metrics();

  private MetricsFile(Path file) {
    this.file = file;
  }

  /**
   * Reads the file of a run.
   *
   * @throws UserException naming file, line and repair
   */
  static Metrics read(Path folder) {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      throw UserException.of(
          "%s does not exist. Name the folder of a pre-training run (mcl pretrain --out).", file);
    }
    try {
      return new MetricsFile(file).read();
    } catch (IOException e) {
      throw UserException.cannotRead(file, e);
    }
  }

  private Metrics read() throws IOException {
    UserException fault = null;
    // Unlike Files.newBufferedReader, this does not mind half a character at the end.
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (fault != null) {
          throw fault;
        }
        number++;
        fault = take(line, number);
      }
    }
    if (fault != null) {
      if (lastLineIsWhole()) {
        throw fault;
      }
      metrics.breakOff();
    }
    return metrics;
  }

  /** What is wrong with the line as JSON; null, and its numbers are taken, if nothing is. */
  private UserException take(String line, int number) throws IOException {
    try {
      JsonNode object = Json.tree(line);
      if (!object.isObject()) {
        return fault(number, "expected one JSON object, { ... }", null);
      }
      take(object, number);
      return null;
    } catch (JsonProcessingException e) {
      String said = Json.fault(e);
      return fault(number, "not valid JSON: " + said.substring(0, said.length() - 1), e);
    }
  }

  private void take(JsonNode object, int number) {
    JsonNode step = object.path(STEP);
    if (!step.isNumber() || !Double.isFinite(step.doubleValue())) {
      throw fault(number, "\"step\" must be a number", null);
    }
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (!field.getKey().equals(STEP)) {
        metrics.add(field.getKey(), step.doubleValue(), value(field, number));
      }
    }
  }

  private double value(Map.Entry<String, JsonNode> field, int number) {
    JsonNode value = field.getValue();
    if (value instanceof NullNode) {
      return Double.NaN;
    }
    if (!value.isNumber()) {
      throw fault(number, "\"" + field.getKey() + "\" must be a number or null", null);
    }
    return value.doubleValue();
  }

  private UserException fault(int number, String what, Exception cause) {
    return new UserException(
        file + ", line " + number + ": " + what + ". Remove the line to read the rest.", cause);
  }

  private boolean lastLineIsWhole() throws IOException {
    try (SeekableByteChannel bytes = Files.newByteChannel(file)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      bytes.position(bytes.size() - 1);
      bytes.read(last);
      return last.get(0) == '\n';
    }
  }
}
