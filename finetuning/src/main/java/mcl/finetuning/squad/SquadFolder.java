package mcl.finetuning.squad;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import mcl.finetuning.data.BadRows;
import mcl.finetuning.data.DataSplit;
import mcl.finetuning.data.Example;
import mcl.finetuning.data.SourceFile;

/**
 * The official files of SQuAD in a folder: {@code train-v1.1.json} and {@code dev-v1.1.json}, or
 * the same with {@code v2.0}.
 *
 * @param place the folder, or one with {@code squad1} and {@code squad2} in it
 * @param unanswerable whether SQuAD 2.0 is meant
 */
public record SquadFolder(Path place, boolean unanswerable) {
  /** The training file; none if there is none. */
  public Optional<Path> training() {
    return find("train");
  }

  /** The file of development rows; none if there is none. */
  public Optional<Path> development() {
    return find("dev");
  }

  private Optional<Path> find(String split) {
    String version = unanswerable ? "v2.0" : "v1.1";
    return Stream.of(place, place.resolve(unanswerable ? "squad2" : "squad1"))
        .map(folder -> folder.resolve(split + "-" + version + ".json"))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** An error that says what is expected. */
  public UserException missing(String split) {
    return UserException.of(
        "%s holds no %s-%s.json.", place, split, unanswerable ? "v2.0" : "v1.1");
  }

  /** The questions of a file. */
  public DataSplit split(Path file, AnswerRule rule, BadRows bad) {
    List<Example> questions = SquadFile.read(file, unanswerable, rule, bad);
    return new DataSplit("", questions, List.of(SourceFile.of(file)));
  }
}
