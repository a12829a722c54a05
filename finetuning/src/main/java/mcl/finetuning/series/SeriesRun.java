package mcl.finetuning.series;

import java.util.List;
import java.util.SortedMap;
import mcl.finetuning.data.SourceFile;

/**
 * What a series is made of, as {@code run.json} in its folder says it; the scores are added when it
 * is over.
 *
 * @param task what it learns
 * @param start what it began with
 * @param startSha256 the hash of that; null in files of older versions
 * @param code the version of this software
 * @param engine the version of the native engine
 * @param vocabularySha256 the hash of the vocabulary's pieces
 * @param files what the rows come from, with their hashes
 * @param rowsSha256 the hash of the rows that were read of them; null in files of older versions
 * @param trainingRows how many there are
 * @param skippedRows how many rows could not be used and were left out
 * @param trials the names of the settings that are tried; one that is empty where there is no grid
 * @param scores of the chosen runs, by name
 */
public record SeriesRun(
    String task,
    String start,
    String startSha256,
    String code,
    String engine,
    String vocabularySha256,
    List<SourceFile> files,
    String rowsSha256,
    int trainingRows,
    int skippedRows,
    List<String> trials,
    SortedMap<String, Double> scores) {
  /** The name of the file. */
  public static final String FILE = "run.json";

  /** The same with scores. */
  SeriesRun with(SortedMap<String, Double> values) {
    return new SeriesRun(
        task,
        start,
        startSha256,
        code,
        engine,
        vocabularySha256,
        files,
        rowsSha256,
        trainingRows,
        skippedRows,
        trials,
        values);
  }
}
