package mcl.finetuning.source;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mcl.base.check.UserException;
import mcl.finetuning.TaskData;
import mcl.finetuning.data.BadRows;
import mcl.finetuning.data.Example;
import mcl.finetuning.data.Label;
import mcl.finetuning.task.Classification;
import mcl.finetuning.task.TaskKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OwnDataTest {
  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    write("train.tsv", "text\tlabel\na\tx\nb\ty\nc\tx\nd\ty\n");
    write("dev.tsv", "text\tlabel\na\tx\nb\tz\n");
    write("test.jsonl", "{\"text\": \"e\", \"label\": \"y\"}\n");
  }

  @Test
  void filesOfAFolderAreFoundByTheirNames() {
    BadRows bad = BadRows.skipped();
    TaskData data = read(TaskName.CLASSIFICATION, NamedColumns.NONE, 0, bad);
    assertEquals(List.of("x", "y"), ((Classification) data.task()).labels().names());
    assertEquals(1, data.development().get(0).rows().size());
    assertEquals(List.of("e"), data.test().get(0).rows().get(0).texts());
    assertEquals(3, data.files().size());
    assertEquals(
        folder.resolve("dev.tsv") + ", line 3: the label \"z\" is none of this task: x, y.",
        bad.report().orElseThrow().replaceFirst(".*The first: ", ""));
  }

  /** Some of a file's, or of none of its rows. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CLASSIFICATION | test.tsv | text#a#b#",
        "CLASSIFICATION | test.tsv | text;label#a;#b;x#",
        "CLASSIFICATION | test.jsonl | {\"text\": \"a\"}#{\"text\": \"b\", \"label\": \"x\"}#",
        "REGRESSION | test.tsv | text#a#b#",
        "PAIRS | test.tsv | sentence1;sentence2#a;c#b;d#",
      })
  void testRowsMayHaveNoLabels(TaskName task, String name, String rows) throws IOException {
    Files.delete(folder.resolve("test.jsonl"));
    write("train.tsv", "text\tlabel\tscore\tsentence1\tsentence2\na\tx\t1\ta\ta\nb\ty\t2\tb\tb\n");
    Files.copy(folder.resolve("train.tsv"), folder.resolve("dev.tsv"), REPLACE_EXISTING);
    write(name, rows.replace('#', '\n').replace(';', '\t'));
    TaskData data = read(task, NamedColumns.NONE, 0, BadRows.refused());
    List<Example> read = data.test().get(0).rows();
    assertEquals(2, read.size());
    assertEquals(new Label.Unknown(), read.get(0).label());
    write("dev.tsv", rows.replace('#', '\n').replace(';', '\t'));
    assertThrows(UserException.class, () -> read(task, NamedColumns.NONE, 0, BadRows.refused()));
  }

  @Test
  void filesBesideAFolderTakeThePlaceOfItsOwn() throws IOException {
    Path other = Files.writeString(folder.resolve("other.tsv"), "text\tlabel\nz\tx\ny\ty\n");
    write("dev.tsv", "text\tlabel\na\tx\n");
    DataRequest folderAlone = DataRequest.of(folder);
    DataRequest both =
        new DataRequest(
            Optional.of(folder),
            Optional.of(other),
            Optional.empty(),
            Optional.empty(),
            NamedColumns.NONE,
            0,
            BadRows.refused());
    OwnSource source = new OwnSource(TaskKind.CLASSIFICATION);
    assertEquals("z", source.read(both).training().rows().get(0).texts().get(0));
    assertEquals(
        source.read(folderAlone).development().get(0).rows(),
        source.read(both).development().get(0).rows());
  }

  @Test
  void aRowToLearnFromMustBeLeft() throws IOException {
    Files.delete(folder.resolve("dev.tsv"));
    write("train.tsv", "text\tscore\na\t1\nb\t2\n");
    Files.delete(folder.resolve("test.jsonl"));
    TaskData two = read(TaskName.REGRESSION, NamedColumns.NONE, 0.5, BadRows.refused());
    assertEquals(1, two.training().rows().size());
    String message = assertThrows(UserException.class, () -> two.holdingOut(0.5)).getMessage();
    assertTrue(message.contains("no training row is left"), message);
  }

  @Test
  void withoutDevelopmentRowsAShareIsHeldOut() throws IOException {
    Files.delete(folder.resolve("dev.tsv"));
    assertThrows(
        UserException.class,
        () -> read(TaskName.CLASSIFICATION, NamedColumns.NONE, 0, BadRows.refused()));
    TaskData data = read(TaskName.CLASSIFICATION, NamedColumns.NONE, 0.25, BadRows.refused());
    assertEquals(3, data.training().rows().size());
    assertEquals(1, data.development().get(0).rows().size());
  }

  @Test
  void columnsMayHaveOtherNames() throws IOException {
    write("train.tsv", "premise\tclaim\tverdict\na\tb\tx\nc\td\ty\n");
    Files.delete(folder.resolve("dev.tsv"));
    Files.delete(folder.resolve("test.jsonl"));
    NamedColumns named =
        new NamedColumns(Optional.of("premise"), Optional.of("claim"), Optional.of("verdict"));
    TaskData data = read(TaskName.PAIRS, named, 0.5, BadRows.refused());
    assertEquals(2, data.training().rows().get(0).texts().size());
    NamedColumns half =
        new NamedColumns(Optional.of("premise"), Optional.empty(), Optional.empty());
    String message =
        assertThrows(UserException.class, () -> read(TaskName.PAIRS, half, 0.5, BadRows.refused()))
            .getMessage();
    assertTrue(message.contains("no column \"sentence2\""), message);
  }

  @Test
  void tasksOfGlueHaveTheirOwnFiles() {
    DataRequest request =
        new DataRequest(
            Optional.of(folder),
            Optional.of(folder.resolve("train.tsv")),
            Optional.empty(),
            Optional.empty(),
            NamedColumns.NONE,
            0,
            BadRows.refused());
    String message =
        assertThrows(UserException.class, () -> TaskName.COLA.source().read(request)).getMessage();
    assertTrue(
        message.startsWith("--task cola takes no --train, --dev and --test: it reads the"),
        message);
  }

  /** Or the answers of a passage would be known before it is judged. */
  @Test
  void questionsToOnePassageAreHeldOutTogether() throws IOException {
    StringBuilder paragraphs = new StringBuilder();
    for (int passage = 0; passage < 5; passage++) {
      String questions =
          IntStream.range(10 * passage, 10 * passage + 4)
              .mapToObj(
                  id ->
                      "{'id': '"
                          + id
                          + "', 'question': 'q', 'answers': [{'text': 'the', 'answer_start': 0}]}")
              .collect(Collectors.joining(","));
      paragraphs
          .append(passage == 0 ? "" : ",")
          .append("{'context': 'the passage " + passage + "', 'qas': [" + questions + "]}");
    }
    write(
        "train-v1.1.json", ("{'data': [{'paragraphs': [" + paragraphs + "]}]}").replace('\'', '"'));
    TaskData data = read(TaskName.SQUAD1, NamedColumns.NONE, 0.3, BadRows.refused());
    assertEquals(8, data.development().get(0).rows().size());
    assertEquals(12, data.training().rows().size());
    Set<String> held = passages(data.development().get(0).rows());
    assertEquals(2, held.size());
    assertTrue(Collections.disjoint(held, passages(data.training().rows())));
  }

  private static Set<String> passages(List<Example> rows) {
    return rows.stream().map(row -> row.texts().get(1)).collect(Collectors.toSet());
  }

  private TaskData read(TaskName task, NamedColumns named, double heldOut, BadRows bad) {
    return task.source()
        .read(
            new DataRequest(
                Optional.of(folder),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                named,
                heldOut,
                bad));
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }
}
