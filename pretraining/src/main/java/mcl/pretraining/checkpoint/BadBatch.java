package mcl.pretraining.checkpoint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mcl.base.check.Require;
import mcl.base.check.UserException;
import mcl.base.json.Json;
import mcl.pretraining.loop.StepReport;
import mcl.tokenization.batch.TokenBatch;
import mcl.tokenization.vocabulary.Vocabulary;

/**
 * A batch whose loss or gradient was not finite, kept to be looked at.
 *
 * @param step in which it was read, counted from 1
 * @param loss the weighted total
 * @param gradientNorm over all weights
 * @param losses the mean of each loss by name
 * @param vocabularySha256 of the vocabulary that the ids are of
 * @param rows its sequences
 */
public record BadBatch(
    long step,
    double loss,
    double gradientNorm,
    Map<String, Double> losses,
    String vocabularySha256,
    List<Row> rows) {
  /**
   * One sequence.
   *
   * @param ids of its tokens
   * @param documents for each position the number of its document, -1 for padding
   * @param text its tokens in words
   */
  public record Row(List<Integer> ids, List<Integer> documents, String text) {
    /** There are as many documents as ids. */
    public Row {
      Require.argument(isWhole(ids) && isWhole(documents), "ids or documents is missing");
      Require.argument(
          !ids.isEmpty() && ids.size() == documents.size(),
          "documents has %d numbers, but ids has %d",
          documents.size(),
          ids.size());
      Require.argument(
          documents.stream().allMatch(number -> number >= TokenBatch.PADDING),
          "documents has a number below -1");
      ids = List.copyOf(ids);
      documents = List.copyOf(documents);
    }

    private static boolean isWhole(List<Integer> values) {
      return values != null && values.stream().allMatch(Objects::nonNull);
    }
  }

  /** There is a row. */
  public BadBatch {
    Require.argument(rows != null && !rows.isEmpty(), "rows is empty");
    Require.argument(rows.stream().allMatch(Objects::nonNull), "rows has an empty place");
    rows = List.copyOf(rows);
  }

  /** The name of the file for a step. */
  static String file(long step) {
    return "bad-batch-" + step + ".json";
  }

  /**
   * Reads a file.
   *
   * @param vocabulary of who is to read the batch
   * @throws UserException if it is no such file, or of another vocabulary
   */
  public static BadBatch read(Path file, Vocabulary vocabulary) {
    BadBatch batch = Json.read(file, BadBatch.class);
    boolean known =
        batch.rows().stream()
            .flatMap(row -> row.ids().stream())
            .allMatch(id -> id >= 0 && id < vocabulary.size());
    if (!known || !vocabulary.sha256().equals(batch.vocabularySha256())) {
      throw UserException.of(
          "%s is of a run with another vocabulary. Give a checkpoint of that run.", file);
    }
    return batch;
  }

  /** The batch of a step and what came of it. */
  static BadBatch of(StepReport report, TokenBatch batch, Vocabulary vocabulary) {
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < batch.ids().rows(); row++) {
      rows.add(row(batch.ids().row(row), batch.documents().row(row), vocabulary));
    }
    return new BadBatch(
        report.step(),
        report.loss(),
        report.gradientNorm(),
        report.losses(),
        vocabulary.sha256(),
        rows);
  }

  private static Row row(int[] ids, int[] documents, Vocabulary vocabulary) {
    return new Row(
        IntStream.of(ids).boxed().toList(),
        IntStream.of(documents).boxed().toList(),
        IntStream.of(ids).mapToObj(vocabulary::piece).collect(Collectors.joining(" ")));
  }
}
