package mcl.soups.method;

/**
 * Spherical linear interpolation between two ingredients: with theta the angle between x_0 and x_1,
 * seen as vectors,
 *
 * <pre>sin((1 - t) theta) / sin(theta) x_0  +  sin(t theta) / sin(theta) x_1</pre>
 *
 * <p>Shoemake, "Animating rotation with quaternion curves", SIGGRAPH 1985. Where the vectors are
 * almost parallel (a cosine beyond 0.9995 either way), or one of them is 0, the formula has no
 * stable value and the straight line takes its place, as in other merging tools.
 */
public final class Slerp implements MergeMethod {
  private static final double PARALLEL = 0.9995;

  @Override
  public Merge prepare(IngredientTensor tensor, MergeSettings settings) {
    double cosine = Gram.of(tensor).cosine(0, 1);
    double t = settings.t();
    if (Math.abs(cosine) > PARALLEL) {
      return line(t);
    }
    double theta = Math.acos(cosine);
    double sine = Math.sin(theta);
    return new LinearMerge(
        new double[] {Math.sin((1 - t) * theta) / sine, Math.sin(t * theta) / sine}, 1);
  }

  private static Merge line(double t) {
    return new LinearMerge(new double[] {1 - t, t}, 1);
  }
}
