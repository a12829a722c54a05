package mcl.exchange.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mcl.base.check.UserException;
import mcl.base.files.AtomicFiles;
import mcl.base.json.Json;
import mcl.exchange.huggingface.ForeignModel;
import mcl.exchange.huggingface.ModelFolder;
import mcl.exchange.huggingface.Some;
import mcl.finetuning.StartingPoint;
import mcl.model.weights.WeightShape;
import mcl.pretraining.checkpoint.Ancestor;

/** Takes models of Hugging Face transformers in. */
public final class Importer {
  /** The file that says what a fine-tuned model was imported from. */
  public static final String LINEAGE = "lineage.json";

  private Importer() {}

  /**
   * What a fine-tuned model was imported from.
   *
   * @param code the version of this software
   */
  public record Lineage(String code, List<Ancestor> lineage) {}

  /**
   * Imports: a pair becomes a checkpoint, a fine-tuned model the folder of a fine-tuning run.
   *
   * @param out a new folder, which appears complete or not at all
   * @return what the user should know, a sentence or more for each matter
   * @throws UserException naming what cannot be imported and why
   */
  public static List<String> run(ImportRequest request, Path out) throws IOException {
    if (Files.exists(out)) {
      throw UserException.of("%s exists already. Choose another folder, or move it away.", out);
    }
    try (ImportSources sources = ImportSources.open(request)) {
      return sources.tuned().isPresent()
          ? writeTuned(sources.tuned().get(), request, out)
          : new PairImport(request, sources).write(out);
    }
  }

  private static List<String> writeTuned(ForeignModel model, ImportRequest request, Path out)
      throws IOException {
    if (request.config().isPresent() || request.sharing().isPresent()) {
      throw UserException.of(
          "%s is a fine-tuned model (%s). --config and --embedding-sharing are for a generator and"
              + " discriminator.",
          model.folder(), model.kind().architecture());
    }
    AtomicFiles.writeFolder(
        out,
        folder -> {
          ModelFolder.write(
              Files.createDirectory(folder.resolve(StartingPoint.TUNED)),
              model.fields(),
              model.kind(),
              model.weights().stream().map(WeightShape::name).map(model::copy).toList(),
              model.tokenizer());
          Ancestor ancestor = Ancestor.of(model.folder(), model.kind().architecture());
          Json.write(folder.resolve(LINEAGE), new Lineage(request.software(), List.of(ancestor)));
        });
    return leftOut(model).map(List::of).orElse(List.of());
  }

  /** What of a model is not taken over. */
  static Optional<String> leftOut(ForeignModel model) {
    List<String> notes = new ArrayList<>();
    if (!model.surplus().isEmpty()) {
      notes.add(
          Some.of("tensor", model.surplus())
              + ", which "
              + model.kind().architecture()
              + " does not have");
    }
    if (!model.tablesAreOne()) {
      notes.add(
          "an output matrix unlike the token embeddings, since a generator here has one table for"
              + " both (transformers 4 drops it, too, transformers 5 uses it)");
    }
    return notes.isEmpty()
        ? Optional.empty()
        : Optional.of("Left out of " + model.folder() + ": " + String.join("; ", notes) + ".");
  }
}
