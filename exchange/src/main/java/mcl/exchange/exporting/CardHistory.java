package mcl.exchange.exporting;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The part of a model card on where the weights come from, and how well they do. */
record CardHistory(CardFacts facts) {
  private static final Map<String, String> COURSES =
      Map.of(
          "replacedToken", "replaced token detection",
          "swappedToken", "swapped token detection",
          "insertedToken", "inserted token detection");

  private static final String RATE = "highest learning rate";
  private static final String SETTING = "setting";

  private static final List<String> COURSE_COLUMNS =
      List.of("course", "rate", "generator weight", "detection weight", "from step", "rises over");

  List<String> parts() {
    List<String> parts = new ArrayList<>();
    parts.add("## Training\n\n" + training());
    List<List<String>> courses = courses();
    if (facts.steps() > 0 && !courses.isEmpty()) {
      parts.add("## Courses\n\n" + Markdown.table(COURSE_COLUMNS, courses));
    }
    String origins = origins();
    if (!origins.isEmpty()) {
      parts.add("## Where the weights began\n\n" + origins);
    }
    if (!facts.ingredients().isEmpty()) {
      parts.add("## Ingredients of the soup\n\n" + ingredients());
    }
    if (facts.run().path("files").size() > 0) {
      parts.add("## Data of the task\n\n" + files());
    }
    String scores = scores();
    if (!scores.isEmpty()) {
      parts.add("## Scores\n\n" + scores);
    }
    return parts;
  }

  private String training() {
    if (facts.steps() > 0) {
      return pretraining();
    }
    if (!facts.ingredients().isEmpty()) {
      return merging();
    }
    JsonNode results = facts.results();
    if (results.has("steps")) {
      return tuning(results);
    }
    boolean imported = facts.ancestors().findAny().isPresent();
    return imported
        ? "Imported, and not trained since.\n"
        : "Nothing is recorded about the training.\n";
  }

  private String tuning(JsonNode results) {
    List<List<String>> rows = new ArrayList<>();
    if (!results.path(SETTING).asText().contains("learningRate=")) {
      fact(rows, RATE, facts.tuning().path("optimizer").path("learningRate"));
    }
    fact(rows, "setting chosen from the grid", results.path(SETTING));
    fact(rows, "vocabulary: SHA-256 of its pieces", facts.run().path("vocabularySha256"));
    fact(rows, "software", facts.run().path("code"));
    fact(rows, "engine", facts.run().path("engine"));
    return "Fine-tuned in "
        + results.path("steps").asText()
        + " steps with seed "
        + results.path("seed").asText()
        + ", from "
        + Markdown.code(results.path("start").asText())
        + ".\n"
        + (rows.isEmpty() ? "" : "\n" + Markdown.table(List.of("what", "value"), rows));
  }

  private String merging() {
    String method = facts.soup().path("method").asText();
    return "Merged from "
        + facts.ingredients().size()
        + " models"
        + (method.isEmpty() ? "" : " by " + Markdown.code(method))
        + ", and not trained since.\n";
  }

  private String pretraining() {
    JsonNode run = facts.run();
    JsonNode config = run.path("config");
    List<List<String>> rows = new ArrayList<>();
    fact(rows, "steps", run.path("step"));
    fact(rows, "steps planned", config.path("schedule").path("totalSteps"));
    fact(rows, "sequences in a step", config.path("batch").path("size"));
    fact(rows, "tokens in a sequence", config.path("sequenceLength"));
    fact(rows, RATE, config.path("optimizer").path("learningRate"));
    fact(rows, "shared embeddings", config.path("model").path("embeddingSharing"));
    fact(rows, "seed", config.path("seed"));
    fact(rows, "data: SHA-256 of the shards' manifest", run.path("dataSha256"));
    fact(rows, "vocabulary: SHA-256 of its pieces", run.path("vocabularySha256"));
    fact(rows, "software", run.path("code"));
    fact(rows, "engine", run.path("engine"));
    return Markdown.table(List.of("what", "value"), rows);
  }

  private static void fact(List<List<String>> rows, String what, JsonNode value) {
    if (value.isValueNode() && !value.asText().isEmpty()) {
      rows.add(List.of(what, Markdown.code(value.asText())));
    }
  }

  private List<List<String>> courses() {
    List<List<String>> rows = new ArrayList<>();
    JsonNode courses = facts.run().path("config").path("courses");
    for (Map.Entry<String, JsonNode> course : courses.path("detection").properties()) {
      course(rows, name(course.getKey()), course.getValue());
    }
    for (Map.Entry<String, JsonNode> course : courses.path("correction").properties()) {
      course(rows, "correction of " + name(course.getKey()), course.getValue());
    }
    return rows;
  }

  private static String name(String key) {
    return COURSES.getOrDefault(key, Markdown.code(key));
  }

  private static void course(List<List<String>> rows, String name, JsonNode course) {
    if (course.path("on").asBoolean()) {
      rows.add(
          List.of(
              name,
              course.path("rate").asText("-"),
              course.path("generatorWeight").asText("-"),
              course.path("detectionWeight").asText("-"),
              course.path("startStep").asText("-"),
              course.path("rampSteps").asText("-")));
    }
  }

  private String origins() {
    StringBuilder text = new StringBuilder();
    facts
        .ancestors()
        .forEach(ancestor -> model(text, ancestor, Markdown.code(ancestor.path("kind").asText())));
    return text.toString();
  }

  private String ingredients() {
    StringBuilder text = new StringBuilder();
    for (JsonNode ingredient : facts.ingredients()) {
      model(text, ingredient, "weight " + ingredient.path("weight").asText());
    }
    return text.toString();
  }

  private String files() {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode file : facts.run().path("files")) {
      String path = file.path("path").asText();
      String name = path.substring(path.lastIndexOf('/') + 1);
      rows.add(List.of(Markdown.code(name), Markdown.code(file.path("sha256").asText())));
    }
    return Markdown.table(List.of("file of " + facts.run().path("task").asText(), "SHA-256"), rows);
  }

  private static void model(StringBuilder text, JsonNode model, String more) {
    text.append("- ")
        .append(Markdown.code(model.path("path").asText()))
        .append(", ")
        .append(more)
        .append('\n');
    for (Map.Entry<String, JsonNode> file : model.path("sha256").properties()) {
      text.append("  - ")
          .append(Markdown.code(file.getKey()))
          .append(": SHA-256 ")
          .append(Markdown.code(file.getValue().asText()))
          .append('\n');
    }
  }

  private String scores() {
    Map<String, JsonNode> scores = new TreeMap<>();
    for (Map.Entry<String, JsonNode> value : facts.validation().properties()) {
      if (value.getKey().startsWith("eval/")) {
        scores.put(value.getKey().substring("eval/".length()), value.getValue());
      }
    }
    String step = facts.validation().path("step").asText();
    String intro =
        scores.isEmpty() ? "" : "On held-out text of the same kind, after step " + step + ":\n\n";
    for (Map.Entry<String, JsonNode> value : facts.results().properties()) {
      if (value.getKey().startsWith("eval_") || value.getKey().startsWith("test_")) {
        scores.put(value.getKey(), value.getValue());
      }
    }
    List<List<String>> rows = new ArrayList<>();
    scores.forEach((name, value) -> score(rows, name, value));
    return rows.isEmpty() ? "" : intro + Markdown.table(List.of("score", "value"), rows);
  }

  private static void score(List<List<String>> rows, String name, JsonNode value) {
    if (value.isNumber()) {
      String number =
          value.isIntegralNumber()
              ? value.asText()
              : String.format(Locale.ROOT, "%.4f", value.doubleValue());
      rows.add(List.of(Markdown.code(name), number));
    }
  }
}
