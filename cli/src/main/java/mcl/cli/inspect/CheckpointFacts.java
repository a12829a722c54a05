package mcl.cli.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import mcl.base.safetensors.TensorHeader;
import mcl.base.safetensors.TensorSource;
import mcl.cli.runreport.Metrics;
import mcl.model.electra.Player;

/** What a folder with a generator, a discriminator or both is. */
final class CheckpointFacts {
  private static final int CHUNK = 1 << 24;

  private CheckpointFacts() {}

  /** Whether a folder is one. */
  static boolean matches(Path folder) {
    return !players(folder).isEmpty();
  }

  /** Reads run.json, the scores beside the folder, and both networks' headers. */
  static Facts of(Path folder, Detail detail) {
    JsonNode run =
        LineageFacts.matches(folder)
            ? JsonFile.read(folder.resolve(LineageFacts.FILE))
            : MissingNode.getInstance();
    Facts facts = new Facts();
    JsonNode step = run.path("step");
    facts.put("step", JsonFile.fact(step));
    facts.put("parameters", parameters(folder));
    facts.put("lineage", LineageFacts.lineage(run));
    facts.put("run", LineageFacts.run(run));
    facts.put("trainingState", TrainingStateFacts.of(folder, detail));
    facts.put("training", LineageFacts.training(run));
    Path parent = folder.toAbsolutePath().normalize().getParent();
    if (step.isNumber() && parent != null && Metrics.exist(parent)) {
      facts.put("scores", ScoreFacts.validation(parent, step.doubleValue()));
      facts.put("averageScores", ScoreFacts.average(parent, step.doubleValue()));
    }
    for (Player player : players(folder)) {
      facts.put(player.folder(), ModelFacts.of(folder.resolve(player.folder()), detail));
    }
    return facts;
  }

  private static List<Player> players(Path folder) {
    List<Player> players = new ArrayList<>();
    for (Player player : Player.values()) {
      if (ModelFacts.matches(folder.resolve(player.folder()))) {
        players.add(player);
      }
    }
    return players;
  }

  private static Facts parameters(Path folder) {
    Map<Player, TensorSource> sources = new EnumMap<>(Player.class);
    try {
      Facts facts = new Facts();
      long total = 0;
      for (Player player : players(folder)) {
        sources.put(player, TensorSource.open(folder.resolve(player.folder())));
        long own = new TensorFacts(sources.get(player)).total();
        facts.put(player.folder(), own);
        total += own;
      }
      long shared = sources.size() == 2 ? sharedEmbeddings(sources) : 0;
      return facts.put("sharedEmbeddings", shared).put("total", total - shared);
    } finally {
      sources.values().forEach(TensorSource::close);
    }
  }

  /** The parameters of the embeddings that both networks hold bit for bit. */
  private static long sharedEmbeddings(Map<Player, TensorSource> sources) {
    TensorSource generator = sources.get(Player.GENERATOR);
    TensorSource discriminator = sources.get(Player.DISCRIMINATOR);
    return generator.names().stream()
        .filter(name -> TensorFacts.isEmbedding(name) && discriminator.contains(name))
        .filter(name -> TensorFacts.isTrained(generator.header(name).dtype()))
        .filter(name -> same(generator, discriminator, name))
        .mapToLong(name -> generator.header(name).elements())
        .sum();
  }

  private static boolean same(TensorSource one, TensorSource other, String name) {
    TensorHeader header = one.header(name);
    TensorHeader second = other.header(name);
    boolean same = header.dtype() == second.dtype() && header.shape().equals(second.shape());
    for (long from = 0; same && from < header.elements(); from += CHUNK) {
      int count = (int) Math.min(CHUNK, header.elements() - from);
      same = one.bytes(name, from, count).equals(other.bytes(name, from, count));
    }
    return same;
  }
}
