package mcl.cli.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where weights come from, as {@code run.json} says it. */
final class LineageFacts {
  static final String FILE = "run.json";

  /** What is told elsewhere. */
  private static final Set<String> ELSEWHERE = Set.of("step", "config", "run");

  private LineageFacts() {}

  /** Whether a folder says it. */
  static boolean matches(Path folder) {
    return Files.isRegularFile(folder.resolve(FILE));
  }

  /** Code, engine, hashes, and whatever else a later version may write, such as parents. */
  static Facts lineage(JsonNode run) {
    Facts facts = new Facts();
    for (Map.Entry<String, JsonNode> field : run.properties()) {
      if (!ELSEWHERE.contains(field.getKey())) {
        facts.put(field.getKey(), JsonFile.fact(field.getValue()));
      }
    }
    return facts;
  }

  /** Which run it is of, and how often that was resumed. */
  static Facts run(JsonNode run) {
    JsonNode history = run.path("run");
    List<String> steps = new ArrayList<>();
    List<String> changes = new ArrayList<>();
    for (JsonNode resumption : history.path("resumptions")) {
      steps.add(resumption.path("step").asText());
      for (JsonNode change : resumption.path("changes")) {
        changes.add(
            "from step %s on %s %s instead of %s"
                .formatted(
                    resumption.path("step").asText(),
                    change.path("field").asText(),
                    change.path("now").asText(),
                    change.path("before").asText()));
      }
    }
    return new Facts()
        .put("id", JsonFile.fact(history.path("id")))
        .put("data", JsonFile.fact(history.path("data")))
        .put("resumedAfterSteps", steps)
        .put("changes", changes);
  }

  /** How the run was configured: what one compares runs by; all of it for programs. */
  static Facts training(JsonNode run) {
    JsonNode config = run.path("config");
    return new Facts()
        .put("seed", JsonFile.fact(config.path("seed")))
        .put("batchSize", JsonFile.fact(config.at("/batch/size")))
        .put("sequenceLength", JsonFile.fact(config.path("sequenceLength")))
        .put("totalSteps", JsonFile.fact(config.at("/schedule/totalSteps")))
        .put("learningRate", JsonFile.fact(config.at("/optimizer/learningRate")))
        .put("detectionCourses", on(config.at("/courses/detection")))
        .put("correctionCourses", on(config.at("/courses/correction")))
        .put("config", config.isMissingNode() ? null : config);
  }

  private static List<String> on(JsonNode courses) {
    return courses.properties().stream()
        .filter(course -> course.getValue().path("on").asBoolean())
        .map(Map.Entry::getKey)
        .toList();
  }
}
