package mcl.cli.cook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mcl.base.check.Stopped;
import mcl.base.check.UserException;
import mcl.cli.Session;
import mcl.cli.training.PretrainDisplay;
import mcl.cli.training.PretrainRun;
import mcl.cli.training.RunStart;
import mcl.pretraining.Host;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.StopReason;
import mcl.pretraining.checkpoint.CheckpointFolders;
import mcl.tokenization.shards.ShardReader;

/** Trains the ingredients one after the other; those that are done are left alone. */
record IngredientTraining(CookPlan plan, CookFolder folder, Host host, Session session) {

  /**
   * The last checkpoint of each, by name, in their order.
   *
   * @throws Stopped if the user asks to stop: what was done is saved
   */
  Map<String, Path> train(ShardReader shards) throws IOException {
    Map<String, Path> trained = new LinkedHashMap<>();
    for (String name : plan.names()) {
      session
          .err()
          .printf("Ingredient %d of %d: %s%n", trained.size() + 1, plan.names().size(), name);
      train(name, shards);
      long steps = plan.ingredients().get(name).schedule().totalSteps();
      trained.put(name, new CheckpointFolders(folder.ingredient(name)).at(steps));
    }
    return trained;
  }

  private void train(String name, ShardReader shards) throws IOException {
    PretrainConfig config = plan.ingredients().get(name);
    RunStart start = RunStart.pair(plan.start());
    PretrainRun run = new PretrainRun(config, plan.data(), shards, start, host, session.err());
    long total = config.schedule().totalSteps();
    try (PretrainDisplay display = new PretrainDisplay(session, total, config.logEvery())) {
      StopReason reason = run.resume(folder.ingredient(name), List.of(display));
      if (reason == StopReason.INTERRUPTED) {
        throw new Stopped();
      }
      if (reason == StopReason.NOT_FINITE) {
        throw UserException.of(
            "ingredient %s: loss or gradient was not finite in too many steps in a row. Give it a"
                + " lower optimizer.learningRate or a longer warm-up, and cook into a new folder.",
            name);
      }
    }
  }
}
