package mcl.cli.encode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import mcl.base.check.Printable;
import mcl.finetuning.inference.ModelInput;
import mcl.tokenization.vocabulary.Vocabulary;

/** The tokens of an input and the numbers beside them, in the forms that several views need. */
final class Tokens {
  private static final int SHOWN = 6;

  private Tokens() {}

  /** The pieces, special ones included. */
  static List<String> pieces(Vocabulary vocabulary, ModelInput input) {
    return Arrays.stream(input.ids().toArray()).mapToObj(vocabulary::piece).toList();
  }

  /** The pieces, made safe for a terminal. */
  static List<String> printable(Vocabulary vocabulary, ModelInput input) {
    return pieces(vocabulary, input).stream().map(Printable::of).toList();
  }

  /** The positions at which this id stands. */
  static int[] positions(ModelInput input, int id) {
    return IntStream.range(0, input.length())
        .filter(position -> input.ids().id(position) == id)
        .toArray();
  }

  /** Numbers for JSON, which has none for "not a number": null stands for it. */
  static Object json(float[] values) {
    boolean finite = true;
    for (float value : values) {
      finite &= Float.isFinite(value);
    }
    if (finite) {
      return values;
    }
    List<Float> list = new ArrayList<>();
    for (float value : values) {
      list.add(Float.isFinite(value) ? value : null);
    }
    return list;
  }

  /** The length of a vector and its first numbers, for a table. */
  static String summary(float[] vector) {
    double squares = 0;
    StringBuilder first = new StringBuilder();
    for (int i = 0; i < vector.length; i++) {
      squares += (double) vector[i] * vector[i];
      if (i < SHOWN) {
        first.append(String.format(Locale.ROOT, " %7.3f", vector[i]));
      }
    }
    return String.format(Locale.ROOT, "%8.3f  %s", Math.sqrt(squares), first)
        + (vector.length > SHOWN ? " ..." : "");
  }
}
