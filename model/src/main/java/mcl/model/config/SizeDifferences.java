package mcl.model.config;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What keeps the weights of one encoder from being those of another. Settings of training, which
 * two encoders with the same weights may have different, do not count.
 */
public final class SizeDifferences {
  private static final Set<String> TRAINING =
      Set.of("hiddenDropoutProb", "attentionProbsDropoutProb", "initializerRange");

  private SizeDifferences() {}

  /**
   * Each difference as {@code hiddenSize is 256, not 128}: the given value, then the wanted one.
   */
  public static List<String> between(EncoderConfig given, EncoderConfig wanted) {
    List<String> differences = new ArrayList<>();
    for (RecordComponent component : EncoderConfig.class.getRecordComponents()) {
      Object there = value(component, given);
      Object here = value(component, wanted);
      if (!TRAINING.contains(component.getName()) && !there.equals(here)) {
        differences.add(component.getName() + " is " + there + ", not " + here);
      }
    }
    return differences;
  }

  private static Object value(RecordComponent component, EncoderConfig config) {
    try {
      return component.getAccessor().invoke(config);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a public record can be read", e);
    }
  }
}
