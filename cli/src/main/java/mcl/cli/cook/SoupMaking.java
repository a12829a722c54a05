package mcl.cli.cook;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mcl.base.files.AtomicFiles;
import mcl.base.json.Json;
import mcl.cli.BuildVersion;
import mcl.soups.SoupKitchen;
import mcl.soups.SoupListener;
import mcl.soups.method.MergeMethodKind;
import mcl.soups.output.SoupRecord;
import mcl.soups.recipe.FormulaConfig;
import mcl.soups.recipe.MethodNames;
import mcl.soups.recipe.OutputConfig;
import mcl.soups.recipe.SoupRecipe;
import mcl.soups.recipe.TensorConfig;

/**
 * Makes soups of the trained ingredients.
 *
 * @param ingredients their last checkpoints
 */
record SoupMaking(CookWork work, List<Path> ingredients) {

  /** Makes a judged soup, unless it is there, and tells its story. */
  JsonNode soup(MergeMethodKind method, NotedJudge judge) throws IOException {
    Path out = work.folder().soup(MethodNames.of(method));
    if (!Files.exists(out)) {
      try (SoupKitchen kitchen = kitchen(method)) {
        kitchen.cook(out, Optional.of(judge));
      }
    }
    return Json.tree(Files.readString(out.resolve(SoupRecord.FILE)));
  }

  /** Opens a kitchen for averages. */
  SoupKitchen kitchen(MergeMethodKind method) {
    SoupRecipe recipe =
        new SoupRecipe(
            method,
            ingredients.stream().map(Path::toString).toList(),
            "",
            0,
            FormulaConfig.defaults(),
            TensorConfig.defaults(),
            work.plan().judge(),
            OutputConfig.defaults());
    String software = BuildVersion.current().toString();
    return SoupKitchen.open(
        recipe,
        new SoupKitchen.Equipment(work.threads(), software, work.host().stop(), SoupListener.NONE));
  }

  /** Judges an average that is thrown away. */
  double judge(SoupKitchen kitchen, List<Double> weights, String subject, NotedJudge judge)
      throws IOException {
    if (judge.knows(subject)) {
      return judge.score(subject, work.folder().path());
    }
    Path folder = AtomicFiles.temporaryFor(work.folder().soup("line"));
    try {
      kitchen.mix(weights, Files.createDirectory(folder));
      return judge.score(subject, folder);
    } finally {
      AtomicFiles.deleteTree(folder);
    }
  }

  /** The weights of the ingredients in a soup, in their order. */
  static List<Double> weights(JsonNode story) {
    List<Double> weights = new ArrayList<>();
    story.path("ingredients").forEach(part -> weights.add(part.path("weight").asDouble()));
    return weights;
  }
}
