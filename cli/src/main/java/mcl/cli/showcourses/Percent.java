package mcl.cli.showcourses;

/** Probabilities as people read them. */
final class Percent {
  private Percent() {}

  /**
   * Whole percent. What is not quite 0, 50 or 100 is not rounded to it: on which side of one half a
   * probability lies decides what the discriminator says.
   */
  static String of(double probability) {
    if (Double.isNaN(probability)) {
      return "?";
    }
    long rounded = Math.round(100 * probability);
    boolean exact = 100 * probability == rounded;
    boolean border = rounded == 0 || rounded == 50 || rounded == 100;
    String side = 100 * probability < rounded ? "<" : ">";
    if (exact || !border) {
      return rounded + "%";
    }
    return switch ((int) rounded) {
      case 0 -> "<1%";
      case 100 -> ">99%";
      default -> side + "50%";
    };
  }
}
