package mcl.finetuning.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import mcl.base.json.Json;
import mcl.finetuning.answer.Candidate;
import mcl.finetuning.data.Example;
import mcl.finetuning.task.Prediction;
import mcl.finetuning.task.QuestionAnswering;

/**
 * Answers in the files of Hugging Face's {@code run_qa.py}, which have a prefix, and in those that
 * SQuAD's official scripts read: {@code predictions.json} and {@code na_prob.json}.
 */
final class AnswerFiles {
  private final Path folder;
  private final List<Example> rows;
  private final List<Prediction.Span> said;

  AnswerFiles(Path folder, List<Example> rows, List<Prediction> predictions) {
    this.folder = folder;
    this.rows = rows;
    this.said = predictions.stream().map(Prediction.Span.class::cast).toList();
  }

  /** Writes the answers, what was considered, and how much is for no answer. */
  void write(String prefix) throws IOException {
    Json.write(folder.resolve(prefix + "predictions.json"), byId(Prediction::text));
    Json.write(
        folder.resolve(prefix + "nbest_predictions.json"),
        byId(span -> span.best().stream().map(AnswerFiles::fields).toList()));
    if (mayBeSilent()) {
      Json.write(folder.resolve(prefix + "null_odds.json"), byId(Prediction.Span::nullOdds));
    }
  }

  /** Writes the answers and the probabilities of no answer. */
  void writeOfficial() throws IOException {
    Json.write(folder.resolve("predictions.json"), byId(Prediction::text));
    if (mayBeSilent()) {
      Json.write(folder.resolve("na_prob.json"), byId(Prediction.Span::nullProbability));
    }
  }

  private boolean mayBeSilent() {
    return said.stream().allMatch(span -> Double.isFinite(span.nullOdds()));
  }

  private Map<String, Object> byId(Function<Prediction.Span, Object> value) {
    Map<String, Object> all = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      all.put(QuestionAnswering.id(rows, i), value.apply(said.get(i)));
    }
    return all;
  }

  private static Map<String, Object> fields(Candidate candidate) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("text", candidate.text());
    fields.put("start_logit", candidate.startLogit());
    fields.put("end_logit", candidate.endLogit());
    fields.put("probability", candidate.probability());
    return fields;
  }
}
