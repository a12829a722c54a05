package mcl.cli.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mcl.base.config.Configuration;
import mcl.base.config.Setting;
import mcl.cli.cook.recipe.CookRecipe;
import mcl.cli.options.Arguments;
import mcl.finetuning.FineTuneConfig;
import mcl.pretraining.PretrainConfig;

/** The commands that read a configuration, each with its record. */
public enum ConfigKind {
  PRETRAIN(PretrainConfig.defaults()),
  FINETUNE(FineTuneConfig.defaults()),
  COOK(CookRecipe.defaults());

  private final Record defaults;

  ConfigKind(Record defaults) {
    this.defaults = defaults;
  }

  /** The kind of this command, if it reads a configuration. */
  public static Optional<ConfigKind> of(String command) {
    return Arrays.stream(values()).filter(kind -> kind.command().equals(command)).findFirst();
  }

  /** All of them, with {@code |} between them. */
  public static String names() {
    return String.join("|", Arrays.stream(values()).map(ConfigKind::command).toList());
  }

  /** The command's name. */
  public String command() {
    return Arguments.spelling(this);
  }

  /** What a file leaves out. */
  public Record defaults() {
    return defaults;
  }

  /** Reads a configuration of this kind. */
  public Configuration<Record> read(Optional<Path> file, List<Setting> settings) {
    return Configuration.read(file, settings, defaults);
  }

  /** Its fields. */
  public FieldIndex fields() {
    return FieldIndex.of(defaults);
  }
}
