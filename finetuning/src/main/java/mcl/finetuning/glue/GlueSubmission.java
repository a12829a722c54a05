package mcl.finetuning.glue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import mcl.base.files.AtomicFiles;
import mcl.finetuning.results.PredictionFile;

/**
 * What GLUE's leaderboard takes: a flat archive with a table for each test file, {@code index} and
 * {@code prediction} (jiant, {@code benchmarks.py}).
 *
 * @param faults why the leaderboard will not take it, a sentence each; none if it will
 */
public record GlueSubmission(List<String> faults) {
  /** The name of the archive. */
  public static final String FILE = "submission.zip";

  private static final long NO_TIME = 315_532_800_000L; // 1980, the first that an archive can hold

  /**
   * Makes the archive of what the models said of the test files, as far as there are any.
   *
   * @param zip the archive
   * @param folderOf from a task to the folder of its results
   */
  public static GlueSubmission write(Path zip, Function<GlueTask, Path> folderOf)
      throws IOException {
    GlueSubmission submission = new GlueSubmission(new ArrayList<>());
    AtomicFiles.writeFile(
        zip,
        temporary -> {
          try (OutputStream out = Files.newOutputStream(temporary);
              ZipOutputStream archive = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (SubmissionFile file : SubmissionFile.values()) {
              submission.add(archive, file, folderOf.apply(file.task()).resolve(file.source()));
            }
          }
        });
    return submission;
  }

  private void add(ZipOutputStream archive, SubmissionFile file, Path predictions)
      throws IOException {
    if (!Files.isRegularFile(predictions)) {
      faults.add(file.fileName() + " is missing: there are no predictions for its test file.");
      return;
    }
    List<PredictionFile.Written> said = PredictionFile.read(predictions);
    if (said.size() != file.rows()) {
      faults.add(
          file.fileName()
              + " has "
              + said.size()
              + " rows; the official test file has "
              + file.rows()
              + ".");
    }
    ZipEntry entry = new ZipEntry(file.fileName());
    entry.setTime(NO_TIME);
    archive.putNextEntry(entry);
    archive.write(table(file, said).getBytes(StandardCharsets.UTF_8));
    archive.closeEntry();
  }

  private static String table(SubmissionFile file, List<PredictionFile.Written> said) {
    StringBuilder text = new StringBuilder("index\tprediction\n");
    for (int i = 0; i < said.size(); i++) {
      text.append(i).append('\t').append(file.form(said.get(i).text())).append('\n');
    }
    return text.toString();
  }
}
