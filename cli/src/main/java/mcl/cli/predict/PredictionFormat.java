package mcl.cli.predict;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mcl.base.json.Json;
import mcl.finetuning.data.Example;
import mcl.finetuning.task.Prediction;

/** The form in which predictions are written. */
public enum PredictionFormat {
  /** One JSON object a row. */
  JSONL {
    @Override
    String header() {
      return "";
    }

    @Override
    String line(long index, Example row, Prediction said, List<String> labels) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("index", index);
      if (said instanceof Prediction.Name name) {
        Map<String, Double> probabilities = new LinkedHashMap<>();
        for (int i = 0; i < labels.size(); i++) {
          probabilities.put(labels.get(i), name.probabilities().get(i));
        }
        fields.put("label", name.name());
        fields.put("probabilities", probabilities);
      } else if (said instanceof Prediction.Score score) {
        fields.put("score", score.value());
      } else if (said instanceof Prediction.Tags tags) {
        fields.put("tokens", row.texts());
        fields.put("labels", tags.names());
        fields.put("probabilities", tags.probabilities());
      } else if (said instanceof Prediction.Span span) {
        putAnswer(fields, row, span);
      }
      return Json.line(fields) + "\n";
    }
  },

  /** A table. */
  TSV {
    @Override
    String header() {
      return "index\tprediction\tprobability\n";
    }

    @Override
    String line(long index, Example row, Prediction said, List<String> labels) {
      String probability =
          said instanceof Prediction.Name name
              ? String.format(Locale.ROOT, "%.6f", Collections.max(name.probabilities()))
              : said instanceof Prediction.Span span
                  ? String.format(Locale.ROOT, "%.6f", span.found().probability())
                  : "";
      String text = said.text().replaceAll("[\\t\\r\\n]+", " ");
      return index + "\t" + text + "\t" + probability + "\n";
    }
  };

  /** Places are counted in code points, as Python does. */
  private static void putAnswer(Map<String, Object> fields, Example row, Prediction.Span span) {
    if (!row.id().isEmpty()) {
      fields.put("id", row.id());
    }
    String passage = row.texts().get(1);
    fields.put("answer", span.text());
    if (span.answered()) {
      int start = passage.codePointCount(0, span.found().start());
      fields.put("start", start);
      fields.put("end", start + span.text().codePointCount(0, span.text().length()));
    }
    fields.put("probability", span.found().probability());
    if (Double.isFinite(span.nullOdds())) {
      fields.put("no_answer_probability", span.nullProbability());
    }
  }

  /** What comes first; empty if nothing does. */
  abstract String header();

  /**
   * A row.
   *
   * @param index counted from 0
   * @param labels of the task by number
   */
  abstract String line(long index, Example row, Prediction said, List<String> labels);
}
