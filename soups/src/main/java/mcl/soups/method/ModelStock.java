package mcl.soups.method;

import java.util.Arrays;

/**
 * Model stock: the average of N ingredients, pulled towards the base b that they were all
 * fine-tuned from. With theta the angle between two ingredients' differences from the base, seen as
 * vectors (the mean cosine over all pairs),
 *
 * <pre>t = N cos(theta) / (1 + (N - 1) cos(theta))        t mean(x_i) + (1 - t) b</pre>
 *
 * <p>Jang, Yun and Han, "Model stock: all we need is just a few fine-tuned models", ECCV 2024
 * (arXiv 2403.19522), equation 3; measured for each tensor on its own. Where the differences point
 * away from each other (a mean cosine below 0) the formula is not meant, and the base is kept.
 */
public final class ModelStock implements MergeMethod {
  @Override
  public Merge prepare(IngredientTensor tensor, MergeSettings settings) {
    int count = tensor.ingredients();
    double cosine = meanCosine(Gram.ofChanges(tensor), count);
    double t = cosine <= 0 ? 0 : count * cosine / (1 + (count - 1) * cosine);
    double[] coefficients = new double[count + 1];
    Arrays.fill(coefficients, 0, count, t / count);
    coefficients[count] = 1 - t;
    return new LinearMerge(coefficients, 1);
  }

  private static double meanCosine(Gram gram, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      for (int j = i + 1; j < count; j++) {
        sum += cosine(gram, i, j);
      }
    }
    return sum / (count * (count - 1) / 2.0);
  }

  /** Two ingredients of which one never left the base do not agree on a direction. */
  private static double cosine(Gram gram, int one, int other) {
    boolean still = gram.product(one, one) == 0 || gram.product(other, other) == 0;
    return still ? 0 : gram.cosine(one, other);
  }
}
