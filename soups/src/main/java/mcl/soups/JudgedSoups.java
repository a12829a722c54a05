package mcl.soups;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import mcl.base.check.UserException;
import mcl.base.files.AtomicFiles;
import mcl.soups.model.TensorSelection;
import mcl.soups.recipe.JudgeConfig.Better;
import mcl.soups.search.Tasting;
import mcl.soups.search.Trial;

/** Makes soups beside the place of the final one, has them judged, and throws them away. */
final class JudgedSoups implements Tasting, AutoCloseable {
  private final SoupKitchen kitchen;
  private final SoupScorer scorer;
  private final Path folder;
  private final Map<List<Double>, Double> known = new HashMap<>();
  private final List<Trial> trials = new ArrayList<>();

  JudgedSoups(SoupKitchen kitchen, SoupScorer scorer, Path out) {
    this.kitchen = kitchen;
    this.scorer = scorer;
    this.folder =
        out.resolveSibling(out.getFileName() + ".tmp-judged-" + ProcessHandle.current().pid());
  }

  @Override
  public int ingredients() {
    return kitchen.ingredients().models().size();
  }

  @Override
  public double score(List<Double> weights) throws IOException {
    Double before = known.get(weights);
    if (before != null) {
      return before;
    }
    OptionalDouble remembered = scorer.remembered(weights);
    double score = remembered.isPresent() ? remembered.getAsDouble() : judge(weights);
    if (Double.isNaN(score)) {
      throw UserException.of("The judge gives the soup with weights %s no number: NaN.", weights);
    }
    if (remembered.isEmpty()) {
      scorer.remember(weights, score);
    }
    known.put(weights, score);
    Trial trial = new Trial(trials.size() + 1, weights, score);
    trials.add(trial);
    kitchen.listener().onTrial(trial);
    return score;
  }

  private double judge(List<Double> weights) throws IOException {
    OptionalInt alone = alone(weights);
    if (alone.isPresent()) {
      return scorer.score(kitchen.ingredients().models().get(alone.getAsInt()).path());
    }
    try {
      kitchen.mix(weights, Files.createDirectory(folder));
      return scorer.score(folder);
    } finally {
      AtomicFiles.deleteTree(folder);
    }
  }

  /** The ingredient that is the whole soup, where one is. */
  private OptionalInt alone(List<Double> weights) {
    boolean whole =
        kitchen.recipe().method().weighing().needsJudge()
            && kitchen.recipe().tensors().selection().equals(TensorSelection.ALL);
    int[] taken = IntStream.range(0, weights.size()).filter(i -> weights.get(i) != 0).toArray();
    return whole && taken.length == 1 ? OptionalInt.of(taken[0]) : OptionalInt.empty();
  }

  @Override
  public boolean isBetter(double score, double than) {
    return kitchen.recipe().judge().better() == Better.HIGHER ? score > than : score < than;
  }

  List<Trial> trials() {
    return trials;
  }

  @Override
  public void close() throws IOException {
    AtomicFiles.deleteTree(folder);
  }
}
