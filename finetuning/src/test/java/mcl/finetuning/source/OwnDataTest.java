package mcl.finetuning.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mcl.base.check.UserException;
import mcl.finetuning.TaskData;
import mcl.finetuning.data.BadRows;
import mcl.finetuning.task.Classification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        bad.first());
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
    assertTrue(message.startsWith("--task cola reads the official files of CoLA"), message);
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
