package mcl.base.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mcl.base.json.Layers;
import mcl.base.json.Origin;

/**
 * A configuration record, and where each of its values comes from. The defaults lie below; over
 * them the files that a file {@code extends}, in their order; over those the file itself; over all
 * what the command line sets.
 *
 * <p>{@code extends} is the name of a file, from the folder of the file that says it, or a list of
 * such. {@code $schema} is for editors. In the place of a configuration file the {@code run.json}
 * of a run or checkpoint can stand, for the configuration in it.
 */
public final class Configuration<T extends Record> {
  private final T value;
  private final Layers layers;

  private Configuration(T value, Layers layers) {
    this.value = value;
    this.layers = layers;
  }

  /**
   * Reads a configuration strictly.
   *
   * @param file none for the defaults
   * @param settings of the command line, in its order
   * @param defaults what a file may leave out
   * @throws mcl.base.json.ConfigException naming file, line, field and repair
   */
  public static <T extends Record> Configuration<T> read(
      Optional<Path> file, List<Setting> settings, T defaults) {
    Layers layers = new Layers(defaults);
    file.ifPresent(it -> new FileChain(it, List.of()).putInto(layers));
    new SettingLayer(settings).putInto(layers);
    @SuppressWarnings("unchecked")
    Class<T> type = (Class<T>) defaults.getClass();
    return new Configuration<>(layers.as(type), layers);
  }

  /** The record. */
  public T value() {
    return value;
  }

  /**
   * Where a value comes from.
   *
   * @param pointer such as {@code /optimizer/learningRate}
   */
  public Origin origin(String pointer) {
    return layers.origin(pointer);
  }
}
