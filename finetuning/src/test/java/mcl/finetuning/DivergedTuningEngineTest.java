package mcl.finetuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mcl.base.check.UserException;
import mcl.base.config.Configuration;
import mcl.base.config.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rate that is far too high ends in a result like another, so that a grid goes on. */
final class DivergedTuningEngineTest {
  @TempDir Path folder;

  @Test
  void scoresThatAreNoNumbersCorrelateWithNothing() throws IOException {
    FineTuneReport report = tune(TinyTask.scores());
    assertEquals(0, report.chosenBy().scores().value());
    assertTrue(report.skipped() > 0 && report.skipped() < report.steps(), report::toString);
    assertTrue(Double.isFinite(report.trainLoss()));
    String message =
        assertThrows(UserException.class, () -> Predictor.open(folder).close()).getMessage();
    assertTrue(message.contains("holds NaN or infinite values"), message);
  }

  @Test
  void ofClassesTheRunFailed() throws IOException {
    FineTuneReport report = tune(TinyTask.rows());
    assertTrue(report.chosenBy().failed());
    assertTrue(report.skipped() > 0);
  }

  private FineTuneReport tune(TaskData data) throws IOException {
    FineTuneConfig config =
        Configuration.read(
                Optional.empty(),
                List.of(
                    Setting.of("--set", "optimizer.learningRate", "1e39"),
                    Setting.of("--set", "warmupShare", "0"),
                    Setting.of("--set", "maxSteps", "5")),
                FineTuneConfig.defaults())
            .value();
    StartingPoint start = TinyTask.start(1);
    try (FineTuner tuner =
        new FineTuner(config, start, EncodedData.of(data, start, config, () -> false))) {
      FineTuneReport report = tuner.run(FineTuneListener.NONE, () -> false);
      tuner.writer().write(folder);
      return report;
    }
  }
}
