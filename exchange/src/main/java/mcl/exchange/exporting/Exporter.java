package mcl.exchange.exporting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import mcl.base.files.AtomicFiles;
import mcl.exchange.huggingface.ForeignModel;
import mcl.exchange.huggingface.ModelKind;
import mcl.finetuning.inference.ModelFolder;
import mcl.model.config.HuggingFaceConfig;
import mcl.model.electra.Player;

/** Gives models out as Hugging Face transformers loads them. */
public final class Exporter {
  private Exporter() {}

  /**
   * Exports a checkpoint as {@code generator/} and {@code discriminator/}, or a single model, such
   * as a fine-tuned one, as the folder itself; each with a model card.
   *
   * @param given a checkpoint, the folder of a fine-tuning run, or a model's own folder
   * @param out a new folder, which appears complete or not at all
   * @param software what exports, for the card
   * @return what the user should know, a sentence for each matter
   * @throws UserException naming what cannot be exported and why
   */
  public static List<String> run(Path given, Path out, String software) throws IOException {
    if (Files.exists(out)) {
      throw UserException.of("%s exists already. Choose another folder, or move it away.", out);
    }
    List<Path> players =
        Stream.of(Player.values())
            .map(player -> given.resolve(player.folder()))
            .filter(Exporter::isModel)
            .toList();
    List<String> notes = new ArrayList<>();
    CardFacts facts = CardFacts.of(given);
    AtomicFiles.writeFolder(
        out,
        folder -> {
          for (Path player : players) {
            String name = player.getFileName().toString();
            Path target = Files.createDirectory(folder.resolve(name));
            write(player, target, new CardHead(title(out) + ", " + name, software, facts), notes);
          }
          if (players.isEmpty()) {
            write(single(given), folder, new CardHead(title(out), software, facts), notes);
          }
        });
    return notes;
  }

  /**
   * Writes the card of a model into its own folder, if Hugging Face transformers has its class.
   *
   * @param model a fine-tuned one, in the folder of its run
   * @param software what made it, for the card
   */
  public static void addCard(Path model, String software) throws IOException {
    if (!ModelKind.isOf(model)) {
      return;
    }
    String title = title(model.toAbsolutePath().normalize().getParent());
    try (ForeignModel stored = ForeignModel.open(model)) {
      CardHead head = new CardHead(title, software, CardFacts.of(model));
      String text = new ModelCard(head, stored, new ExportedModel(stored).ownCardNote()).text();
      AtomicFiles.writeText(model.resolve(ModelCard.FILE), text);
    }
  }

  private static void write(Path model, Path target, CardHead head, List<String> notes)
      throws IOException {
    HuggingFaceConfig.requireExportable(HuggingFaceConfig.read(model));
    try (ForeignModel stored = ForeignModel.open(model)) {
      ExportedModel exported = new ExportedModel(stored);
      exported.write(target);
      exported.note().ifPresent(notes::add);
      AtomicFiles.writeText(
          target.resolve(ModelCard.FILE), new ModelCard(head, stored, exported.cardNote()).text());
    }
  }

  private static Path single(Path given) {
    Path tuned = given.resolve(ModelFolder.TUNED);
    if (isModel(given) || isModel(tuned)) {
      return isModel(given) ? given : tuned;
    }
    throw UserException.of(
        "%s %s. Expected a checkpoint (checkpoint-STEP), the folder that mcl finetune wrote, or one"
            + " with config.json and model.safetensors.%s",
        given, Files.exists(given) ? "holds no model" : "does not exist", hint(given));
  }

  /** A run's folder is given for one of its checkpoints easily. */
  private static String hint(Path given) {
    if (!Files.isDirectory(given)) {
      return "";
    }
    try (Stream<Path> entries = Files.list(given)) {
      return entries
          .filter(entry -> entry.getFileName().toString().matches("checkpoint-[0-9]{1,18}"))
          .max((one, two) -> Long.compare(step(one), step(two)))
          .map(last -> " Its last checkpoint is " + last + ".")
          .orElse("");
    } catch (IOException e) {
      throw UserException.cannotRead(given, e);
    }
  }

  private static long step(Path checkpoint) {
    String name = checkpoint.getFileName().toString();
    return Long.parseLong(name.substring(name.indexOf('-') + 1));
  }

  private static boolean isModel(Path folder) {
    return Files.isRegularFile(folder.resolve(HuggingFaceConfig.FILE));
  }

  private static String title(Path out) {
    Path name = out.toAbsolutePath().normalize().getFileName();
    return name == null ? "ELECTRA" : name.toString();
  }
}
