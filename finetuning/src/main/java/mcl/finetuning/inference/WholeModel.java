package mcl.finetuning.inference;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mcl.base.check.UserException;
import mcl.base.safetensors.TensorSource;
import mcl.model.weights.SameValues;
import mcl.model.weights.WeightNames;
import mcl.model.weights.WeightShape;

/** Refuses stored weights that the network here would leave out and so compute something else. */
final class WholeModel {
  private WholeModel() {}

  /**
   * Compares what is stored with what is read.
   *
   * @param read all weights that the network takes
   * @throws UserException if the encoder has a tensor more, or the generator that is asked has an
   *     output matrix unlike its token embeddings
   */
  static void require(Path folder, ReadoutKind kind, List<WeightShape> read, TensorSource source) {
    List<String> known = read.stream().map(WeightShape::name).toList();
    for (String stored : source.names()) {
      Optional<String> name = WeightNames.ofForeign(stored);
      if (name.filter(it -> it.startsWith(WeightNames.ENCODER) && !known.contains(it))
          .isPresent()) {
        throw UserException.of(
            "%s holds the tensor \"%s\", for which an ELECTRA encoder of the sizes in config.json has"
                + " no place. Without it the encoder would compute something else.",
            folder, stored);
      }
    }
    if (kind == ReadoutKind.MASKS && hasOwnOutput(source)) {
      throw UserException.of(
          "%s holds an output matrix (\"%s\") that is not its table of token embeddings. A generator"
              + " here has one table for both. mcl import leaves the matrix out and says so.",
          folder, WeightNames.GENERATOR_OUTPUT);
    }
  }

  private static boolean hasOwnOutput(TensorSource source) {
    return source.contains(WeightNames.GENERATOR_OUTPUT)
        && source.contains(WeightNames.TOKEN_EMBEDDINGS)
        && !SameValues.of(
            source, WeightNames.GENERATOR_OUTPUT, source, WeightNames.TOKEN_EMBEDDINGS);
  }
}
