package mcl.base.config;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mcl.base.check.Require;

/** Checks numbers against the {@link Range} of their record component. */
public final class Ranges {
  private Ranges() {}

  /**
   * Checks all components of a record, in a compact constructor.
   *
   * @param values of all components, in their order
   * @throws IllegalArgumentException naming the component, its value and its range
   */
  public static void check(Class<? extends Record> type, Object... values) {
    RecordComponent[] components = type.getRecordComponents();
    Require.state(
        components.length == values.length,
        "%s has %d components, not %d",
        type,
        components.length,
        values.length);
    for (int i = 0; i < values.length; i++) {
      if (values[i] instanceof Number number) {
        check(components[i], number);
      }
    }
  }

  /** Checks one number against the range of the component of this name. */
  public static void check(Class<? extends Record> type, String name, Number value) {
    check(component(type, name), value);
  }

  private static RecordComponent component(Class<? extends Record> type, String name) {
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> component.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(type + " has no component " + name));
  }

  private static void check(RecordComponent component, Number value) {
    Range range = component.getAnnotation(Range.class);
    double number = value.doubleValue();
    Require.argument(
        Double.isFinite(number) && (range == null || holds(range, number)),
        "%s is %s; it must be %s",
        component.getName(),
        value,
        range == null ? "a finite number" : words(range));
  }

  private static boolean holds(Range range, double number) {
    return number >= range.min()
        && number <= range.max()
        && number > range.above()
        && number < range.below();
  }

  /** The range in words: {@code 1 or more}, {@code between 0 and 0.9}, {@code above 0}. */
  public static String words(Range range) {
    boolean min = Double.isFinite(range.min());
    boolean max = Double.isFinite(range.max());
    if (min && max) {
      return "between " + plain(range.min()) + " and " + plain(range.max());
    }
    List<String> bounds = new ArrayList<>();
    boolean lone = !max && !Double.isFinite(range.below());
    if (min) {
      bounds.add(lone ? plain(range.min()) + " or more" : "at least " + plain(range.min()));
    }
    if (Double.isFinite(range.above())) {
      bounds.add("above " + plain(range.above()));
    }
    if (max) {
      bounds.add("at most " + plain(range.max()));
    }
    if (Double.isFinite(range.below())) {
      bounds.add("below " + plain(range.below()));
    }
    return bounds.isEmpty() ? "a finite number" : String.join(" and ", bounds);
  }

  /** A bound as people write it: 1000, neither 1000.0 nor 1E+3. */
  public static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
