package mcl.soups.method;

/** The innermost loops: simple enough that the just-in-time compiler makes vector code of them. */
final class Loops {
  private Loops() {}

  static void scale(double[] values, double factor, double[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = factor * values[i];
    }
  }

  static void addScaled(double[] values, double factor, double[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] += factor * values[i];
    }
  }

  static void add(double[] values, double[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] += values[i];
    }
  }

  static void subtract(double[] values, double[] from, int count) {
    for (int i = 0; i < count; i++) {
      from[i] -= values[i];
    }
  }

  static void divide(double[] values, double divisor, int count) {
    for (int i = 0; i < count; i++) {
      values[i] /= divisor;
    }
  }

  /** Four sums in turn, so that an addition need not wait for the one before it. */
  static double dot(double[] one, double[] other, int count) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int whole = count & -4;
    for (int i = 0; i < whole; i += 4) {
      a += one[i] * other[i];
      b += one[i + 1] * other[i + 1];
      c += one[i + 2] * other[i + 2];
      d += one[i + 3] * other[i + 3];
    }
    for (int i = whole; i < count; i++) {
      a += one[i] * other[i];
    }
    return (a + b) + (c + d);
  }

  static void scale(float[] values, float factor, int count) {
    for (int i = 0; i < count; i++) {
      values[i] *= factor;
    }
  }

  static void scaleAndAdd(float[] into, float own, float[] values, float factor, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = own * into[i] + factor * values[i];
    }
  }

  static void add(float[] values, float[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] += values[i];
    }
  }

  static void divide(float[] values, float divisor, int count) {
    for (int i = 0; i < count; i++) {
      values[i] /= divisor;
    }
  }
}
