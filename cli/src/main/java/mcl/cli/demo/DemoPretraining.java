package mcl.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import mcl.base.config.Configuration;
import mcl.base.files.AtomicFiles;
import mcl.bridge.device.Compute;
import mcl.cli.Session;
import mcl.cli.training.PretrainDisplay;
import mcl.cli.training.PretrainRun;
import mcl.cli.training.RunStart;
import mcl.pretraining.Host;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.StopReason;
import mcl.tokenization.shards.ShardReader;

/**
 * The demo's pre-training within a budget of time: how fast a step is on this machine is measured
 * first, then the run is made as long as fits.
 *
 * @param folder of the demo
 */
record DemoPretraining(Path folder, Path shards, Compute compute, Session session) {
  private static final int MEASURED_STEPS = 40;
  private static final long FEWEST_STEPS = 50;

  /**
   * Runs one stage.
   *
   * @param name of its configuration in configs/ and of its folder
   * @param seconds it may take
   * @return nothing if the user interrupted it
   */
  Optional<DemoStage> run(
      String name, String title, Optional<Path> encoder, double seconds, BooleanSupplier stop)
      throws IOException {
    Host host = new Host(System::nanoTime, stop, compute);
    long started = System.nanoTime();
    PretrainConfig config = config(name);
    RunStart start = RunStart.encoder(encoder);
    try (ShardReader reader = ShardReader.open(shards)) {
      PretrainRun trial = new PretrainRun(config, shards, reader, start, host, session.err());
      double perStep = trial.secondsPerStep(MEASURED_STEPS);
      double left = seconds - (System.nanoTime() - started) / 1e9;
      long steps = Math.max(FEWEST_STEPS, (long) (left / perStep));
      session
          .err()
          .printf(
              Locale.ROOT,
              "%s: %,d steps of %.0f ms each, about %.0f s%n",
              title,
              steps,
              1000 * perStep,
              steps * perStep);
      PretrainConfig fitted = config.withTotalSteps(steps);
      RunTally tally = new RunTally();
      PretrainRun run = new PretrainRun(fitted, shards, reader, start, host, session.err());
      StopReason reason;
      try (PretrainDisplay display = new PretrainDisplay(session, steps, fitted.logEvery())) {
        reason = run.into(folder.resolve(name), List.of(display, tally));
      }
      double took = (System.nanoTime() - started) / 1e9;
      return reason == StopReason.FINISHED
          ? Optional.of(new DemoStage(title, fitted, folder.resolve(name), tally, took))
          : Optional.empty();
    }
  }

  /** The last checkpoint of a stage. */
  Path checkpoint(String name, DemoStage stage) {
    return folder.resolve(name).resolve("checkpoint-" + stage.tally().done());
  }

  private PretrainConfig config(String name) throws IOException {
    Path file = folder.resolve(name + ".json");
    try (InputStream resource =
        DemoPretraining.class.getResourceAsStream("/mcl/configs/" + name + ".json")) {
      AtomicFiles.writeFile(file, temporary -> Files.copy(resource, temporary));
    }
    return Configuration.read(Optional.of(file), List.of(), PretrainConfig.defaults()).value();
  }
}
