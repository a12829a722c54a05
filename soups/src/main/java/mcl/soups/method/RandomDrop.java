package mcl.soups.method;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import mcl.base.random.CountedRandom;

/**
 * Drops changes at random and scales up what is left. Whether an element is dropped is a function
 * of the seed, the tensor's name, the ingredient's number and the element's index: neither threads
 * nor other tensors matter.
 */
final class RandomDrop implements Thinning {
  private final List<Double> densities;
  private final CountedRandom[] streams;

  private RandomDrop(List<Double> densities, CountedRandom[] streams) {
    this.densities = densities;
    this.streams = streams;
  }

  static RandomDrop of(IngredientTensor tensor, MergeSettings settings) {
    byte[] name = tensor.name().getBytes(StandardCharsets.UTF_8);
    CountedRandom ofTensor = new CountedRandom(settings.seed()).with(name);
    return new RandomDrop(
        settings.densities(),
        IntStream.range(0, tensor.ingredients())
            .mapToObj(ofTensor::with)
            .toArray(CountedRandom[]::new));
  }

  @Override
  public void thin(int ingredient, Piece piece, double[] changes) {
    double density = densities.get(ingredient);
    if (density == 1) {
      return;
    }
    CountedRandom random = streams[ingredient];
    for (int j = 0; j < piece.size(); j++) {
      double kept = random.uniform(piece.from() + j) < density ? 1 : 0;
      changes[j] = kept * changes[j] / density;
    }
  }
}
