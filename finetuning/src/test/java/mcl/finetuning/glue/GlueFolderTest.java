package mcl.finetuning.glue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import mcl.base.check.UserException;
import mcl.finetuning.TaskData;
import mcl.finetuning.data.BadRows;
import mcl.finetuning.data.DataSplit;
import mcl.finetuning.data.Example;
import mcl.finetuning.data.Label;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class GlueFolderTest {
  @TempDir Path glue;

  @BeforeEach
  void write() throws IOException {
    TinyGlue.write(glue);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "COLA | cat the eats | | 0 | cat the",
        "SST2 | no good dog  | | 0 | the old cat",
        "MRPC | the dog | a saw | 0 | the cat",
        "QQP | the cow | a saw | 0 | the cat",
        "MNLI | the dog | a saw | contradiction | the cat",
        "QNLI | the dog | a saw | not_entailment | the cat",
        "RTE | the dog | a saw | not_entailment | the cat",
        "WNLI | the dog | a saw | 0 | the cat",
      })
  void readsWhatEachFileHolds(
      GlueTask task, String first, String second, String label, String test) {
    TaskData data = read(task);
    Example row = data.training().rows().get(1);
    assertEquals(first.strip(), row.texts().get(0).strip());
    assertEquals(second == null ? 1 : 2, row.texts().size());
    if (second != null) {
      assertEquals(second, row.texts().get(1));
    }
    assertEquals(new Label.Name(label), row.label());
    List<Example> rows = data.test().get(0).rows();
    assertEquals(test, rows.get(rows.size() - 1).texts().get(0));
    assertEquals(new Label.Unknown(), rows.get(0).label());
  }

  @Test
  void similarityIsANumber() {
    List<Example> rows = read(GlueTask.STSB).training().rows();
    assertEquals(new Label.Score(0.4), rows.get(1).label());
    assertEquals(List.of("the cow", "a dog"), rows.get(2).texts());
  }

  @Test
  void quotesAreText() {
    assertEquals("\"the\" dog runs", read(GlueTask.COLA).training().rows().get(2).texts().get(0));
    assertEquals("the \" cat", read(GlueTask.MRPC).training().rows().get(0).texts().get(0));
  }

  @Test
  void theRowOfQqpThatLostATabIsLeftOut() {
    List<Example> rows = read(GlueTask.QQP).training().rows();
    assertEquals(2, rows.size());
    assertEquals("the cow", rows.get(1).texts().get(0));
  }

  @Test
  void mnliHasTwoFilesOfEachAndTheDiagnosticRows() {
    TaskData data = read(GlueTask.MNLI);
    assertEquals(List.of("", "mm"), data.development().stream().map(DataSplit::name).toList());
    assertEquals(List.of("", "mm", "ax"), data.test().stream().map(DataSplit::name).toList());
    assertEquals("the cow", data.test().get(1).rows().get(0).texts().get(0));
    assertEquals(List.of("the cat", "the dog"), data.test().get(2).rows().get(0).texts());
    Label label = data.development().get(0).rows().get(0).label();
    assertEquals(new Label.Name("entailment"), label);
    assertEquals(6, data.files().size());
  }

  /** By them a model is chosen; the others come after. */
  @Test
  void mnliNeedsItsMatchedRows() throws IOException {
    Files.delete(glue.resolve("MNLI/dev_matched.tsv"));
    String message = refusal(GlueTask.MNLI);
    assertTrue(message.contains("holds no dev_matched.tsv"), message);
    TaskData held = new GlueFolder(GlueTask.MNLI, glue).read(0.5, BadRows.refused());
    assertEquals(List.of(""), held.development().stream().map(DataSplit::name).toList());
    List<DataSplit> judged = new GlueFolder(GlueTask.MNLI, glue).development(BadRows.refused());
    assertEquals(List.of("mm"), judged.stream().map(DataSplit::name).toList());
  }

  @ParameterizedTest
  @EnumSource(GlueTask.class)
  void theFolderOfTheTaskItselfDoesToo(GlueTask task) {
    Path folder = glue.resolve(task.folder());
    assertEquals(read(task), new GlueFolder(task, folder).read(0, BadRows.refused()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "COLA | SST-2 | train.tsv is no such file of CoLA: expected four columns without a header,"
            + " the second of them 0 or 1. It looks like a file of SST-2.",
        "QNLI | RTE | train.tsv is no such file of QNLI: expected a header with question, sentence,"
            + " label. It looks like a file of RTE or RTE (test) or WNLI or WNLI (test).",
        "WNLI | RTE | train.tsv, line 2: the label \"entailment\" is none of WNLI. It looks like a"
            + " file of RTE.",
        "RTE | WNLI | train.tsv, line 2: the label \"1\" is none of RTE. It looks like a file of"
            + " WNLI.",
        "STSB | MNLI | train.tsv is no such file of STS-B",
        "SST2 | CoLA | train.tsv is no such file of SST-2: expected a header with sentence, label."
            + " It looks like a file of CoLA.",
      })
  void aFileOfAnotherTaskIsRecognized(GlueTask task, String other, String expected)
      throws IOException {
    Files.copy(
        glue.resolve(other).resolve("train.tsv"),
        glue.resolve(task.folder()).resolve("train.tsv"),
        StandardCopyOption.REPLACE_EXISTING);
    String message = refusal(task);
    assertTrue(message.contains(expected), message);
  }

  @Test
  void aTestFileIsNoTrainingFile() throws IOException {
    Files.copy(
        glue.resolve("CoLA/test.tsv"),
        glue.resolve("CoLA/train.tsv"),
        StandardCopyOption.REPLACE_EXISTING);
    String message = refusal(GlueTask.COLA);
    assertTrue(message.endsWith("It looks like a file of test rows."), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "COLA | gj04;1;a tab is missing | 3 columns; expected 4.",
        "COLA | gj04;2;;a cat | the label \"2\" is none of this task: 0, 1.",
        "QQP | 1;2;3 | 3 columns; expected 6.",
        "QQP | 1;2;3;a;b | 5 columns; expected 6.",
        "STSB | 9;m;f;y;o;n;n;a;b;5.1 | the score 5.1 is not between 0 and 5.",
        "STSB | 9;m;f;y;o;n;n;a;b;much | the score \"much\" is no number.",
        "RTE | 2;a;b; | the label is empty.",
      })
  void badRowsAreNamedOrCounted(GlueTask task, String row, String expected) throws IOException {
    Path file = glue.resolve(task.folder()).resolve("train.tsv");
    String before = Files.readString(file);
    Files.writeString(file, before + row.replace(';', '\t') + "\n");
    int line = (int) before.lines().count() + 1;
    String message = refusal(task);
    assertTrue(message.startsWith(file + ", line " + line + ": " + expected), message);
    BadRows bad = BadRows.skipped();
    TaskData data = new GlueFolder(task, glue).read(0, bad);
    assertEquals(1, bad.count());
    assertTrue(data.training().rows().size() >= 2);
  }

  @Test
  void testFilesMustBeWhole() throws IOException {
    Path file = glue.resolve("RTE/test.tsv");
    Files.writeString(file, Files.readString(file) + "1\tonly one\n");
    BadRows bad = BadRows.skipped();
    String message =
        assertThrows(UserException.class, () -> new GlueFolder(GlueTask.RTE, glue).read(0, bad))
            .getMessage();
    assertTrue(message.startsWith(file + ", line 3: 2 columns; expected 3."), message);
    assertTrue(message.endsWith("whole: the leaderboard counts their rows."), message);
  }

  @Test
  void withoutDevelopmentRowsAShareIsHeldOut() throws IOException {
    Files.delete(glue.resolve("CoLA/dev.tsv"));
    String message = refusal(GlueTask.COLA);
    assertTrue(message.contains("holds no dev.tsv"), message);
    assertTrue(message.contains("--held-out"), message);
    TaskData data = new GlueFolder(GlueTask.COLA, glue).read(0.34, BadRows.refused());
    assertEquals(2, data.training().rows().size());
    assertEquals(1, data.development().get(0).rows().size());
    assertEquals(data, new GlueFolder(GlueTask.COLA, glue).read(0.34, BadRows.refused()));
  }

  @Test
  void whereThereIsNothing() {
    Path empty = glue.resolve("AX");
    String message =
        assertThrows(
                UserException.class,
                () -> new GlueFolder(GlueTask.RTE, empty).read(0, BadRows.refused()))
            .getMessage();
    assertTrue(message.startsWith(empty + " holds no train.tsv of RTE."), message);
  }

  private TaskData read(GlueTask task) {
    return new GlueFolder(task, glue).read(0, BadRows.refused());
  }

  private String refusal(GlueTask task) {
    return assertThrows(UserException.class, () -> read(task)).getMessage();
  }
}
