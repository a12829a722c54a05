package mcl.finetuning.glue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GlueSubmissionTest {
  /** What the leaderboard expects (jiant, {@code benchmarks.py}), and an answer of the model. */
  private static final Map<String, String> ANSWERS =
      Map.ofEntries(
          Map.entry("CoLA.tsv", "cola/predict_results_cola.txt 1063 0"),
          Map.entry("SST-2.tsv", "sst2/predict_results_sst2.txt 1821 1"),
          Map.entry("MRPC.tsv", "mrpc/predict_results_mrpc.txt 1725 1"),
          Map.entry("STS-B.tsv", "stsb/predict_results_stsb.txt 1379 5.073"),
          Map.entry("MNLI-m.tsv", "mnli/predict_results_mnli.txt 9796 neutral"),
          Map.entry("MNLI-mm.tsv", "mnli/predict_results_mnli-mm.txt 9847 entailment"),
          Map.entry("QNLI.tsv", "qnli/predict_results_qnli.txt 5463 not_entailment"),
          Map.entry("QQP.tsv", "qqp/predict_results_qqp.txt 390965 0"),
          Map.entry("RTE.tsv", "rte/predict_results_rte.txt 3000 entailment"),
          Map.entry("WNLI.tsv", "wnli/predict_results_wnli.txt 146 1"),
          Map.entry("AX.tsv", "mnli/predict_results_mnli-ax.txt 1104 contradiction"));

  @TempDir Path folder;

  @Test
  void allFilesInTheFormOfTheLeaderboard() throws IOException {
    for (String answer : ANSWERS.values()) {
      writeAnswers(answer.split(" "));
    }
    GlueSubmission submission = write("a.zip");
    assertEquals(List.of(), submission.faults());
    Map<String, String> tables = tables(folder.resolve("a.zip"));
    assertEquals(new TreeMap<>(ANSWERS).keySet(), tables.keySet());
    tables.forEach(
        (name, table) -> {
          String[] answer = ANSWERS.get(name).split(" ");
          String label = name.equals("STS-B.tsv") ? "5.000" : answer[2];
          int rows = Integer.parseInt(answer[1]);
          assertEquals(
              "index\tprediction\n0\t" + label + "\n",
              table.substring(0, table.indexOf('\n', 17) + 1));
          assertEquals(rows + 1, table.lines().count(), name);
        });
  }

  @Test
  void theSameAnswersMakeTheSameArchive() throws IOException {
    writeAnswers(ANSWERS.get("RTE.tsv").split(" "));
    write("a.zip");
    write("b.zip");
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("a.zip")), Files.readAllBytes(folder.resolve("b.zip")));
  }

  @Test
  void saysWhatTheLeaderboardWouldMiss() throws IOException {
    writeAnswers("rte/predict_results_rte.txt", "7", "entailment");
    GlueSubmission submission = write("a.zip");
    assertEquals(Set.of("RTE.tsv"), tables(folder.resolve("a.zip")).keySet());
    assertEquals(11, submission.faults().size());
    assertEquals(
        "RTE.tsv has 7 rows; the official test file has 3000.", submission.faults().get(8));
    assertEquals(
        "CoLA.tsv is missing: there are no predictions for its test file.",
        submission.faults().get(0));
  }

  private GlueSubmission write(String name) throws IOException {
    return GlueSubmission.write(folder.resolve(name), task -> folder.resolve(task.key()));
  }

  private void writeAnswers(String... answer) throws IOException {
    Path file = folder.resolve(answer[0]);
    Files.createDirectories(file.getParent());
    String rows =
        IntStream.range(0, Integer.parseInt(answer[1]))
            .mapToObj(row -> row + "\t" + answer[2] + "\n")
            .collect(Collectors.joining());
    Files.writeString(file, "index\tprediction\n" + rows);
  }

  private static Map<String, String> tables(Path zip) throws IOException {
    Map<String, String> tables = new TreeMap<>();
    try (ZipInputStream archive = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
        tables.put(entry.getName(), new String(archive.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return tables;
  }
}
