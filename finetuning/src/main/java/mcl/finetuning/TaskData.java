package mcl.finetuning;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import mcl.base.files.Sha256;
import mcl.base.random.Purpose;
import mcl.base.random.RandomStreams;
import mcl.finetuning.data.DataSplit;
import mcl.finetuning.data.Example;
import mcl.finetuning.data.SourceFile;
import mcl.finetuning.task.Task;
import org.apache.commons.rng.sampling.ListSampler;

/**
 * A task with its rows.
 *
 * @param name of the task, such as {@code cola}
 * @param training to learn from
 * @param development to judge the model on, the first to choose it by
 * @param test what is said of which in the end; labels may be unknown
 */
public record TaskData(
    String name,
    Task<?> task,
    DataSplit training,
    List<DataSplit> development,
    List<DataSplit> test) {
  /** Which rows are held out has nothing to do with the seed of a run. */
  private static final RandomStreams HOLDING_OUT = new RandomStreams(0);

  /** Takes copies. */
  public TaskData {
    development = List.copyOf(development);
    test = List.copyOf(test);
  }

  /** The same rows with the task set up otherwise. */
  TaskData with(Task<?> other) {
    return new TaskData(name, other, training, development, test);
  }

  /**
   * A share of the training rows as development rows instead. Those about one matter, such as
   * questions to one passage, stay together.
   *
   * @throws UserException if no row is left to learn from
   */
  public TaskData holdingOut(double share) {
    List<Example> rows = new ArrayList<>(training.rows());
    ListSampler.shuffle(HOLDING_OUT.stream(Purpose.SPLIT), rows);
    int wanted = Math.max(1, (int) Math.round(share * rows.size()));
    Map<Object, List<Example>> matters =
        rows.stream()
            .collect(Collectors.groupingBy(task::matter, LinkedHashMap::new, Collectors.toList()));
    List<Example> held = new ArrayList<>();
    List<Example> left = new ArrayList<>();
    matters.values().forEach(matter -> (held.size() < wanted ? held : left).addAll(matter));
    if (left.isEmpty()) {
      throw UserException.of(
          "%s: with %d held out, no training row is left. Give more rows, or a file with --dev.",
          name, held.size());
    }
    return new TaskData(name, task, training.with(left), List.of(training.with(held)), test);
  }

  /** Whether the development rows are a share of the training rows. */
  public boolean isHoldingOut() {
    return !development.isEmpty()
        && development.get(0).files().equals(training.files())
        && development.get(0).rows().stream().limit(1).noneMatch(training.rows()::contains);
  }

  /** The hash of all rows in their order, whatever files and columns they come from. */
  public String rowsSha256() {
    StringBuilder hashes = new StringBuilder();
    Stream.of(List.of(training), development, test)
        .forEach(
            splits -> {
              hashes.append('/');
              splits.forEach(split -> hashes.append(' ').append(hash(split)));
            });
    return Sha256.of(hashes.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String hash(DataSplit split) {
    StringBuilder hashes = new StringBuilder(split.name());
    for (Example row : split.rows()) {
      String said = row.texts() + "\n" + row.label();
      hashes.append(' ').append(Sha256.of(said.getBytes(StandardCharsets.UTF_8)));
    }
    return Sha256.of(hashes.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** All files that rows come from. */
  public List<SourceFile> files() {
    return Stream.of(List.of(training), development, test)
        .flatMap(List::stream)
        .flatMap(split -> split.files().stream())
        .distinct()
        .toList();
  }
}
