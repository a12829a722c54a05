package mcl.courses;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.therapi.runtimejavadoc.RetainJavadoc;
import java.util.Locale;
import java.util.function.Function;
import mcl.courses.corruption.SlotChooser;
import mcl.courses.detection.DetectionCourse;
import mcl.courses.detection.InsertedTokenDetection;
import mcl.courses.detection.ReplacedTokenDetection;
import mcl.courses.detection.SwappedTokenDetection;

/** The detection courses there are. A new one is a constant here and a file beside the others. */
@RetainJavadoc
public enum DetectionKind {
  /** ELECTRA's: masks are filled by the generator, and the discriminator finds what is new. */
  @JsonProperty("replacedToken")
  REPLACED_TOKEN(1, "rtd", Truth.EVERYWHERE, ReplacedTokenDetection::new),
  /** Tokens that changed places among themselves. */
  @JsonProperty("swappedToken")
  SWAPPED_TOKEN(2, "std", Truth.EVERYWHERE, SwappedTokenDetection::new),
  /** Tokens too many; the generator learns nothing, for none is true there. */
  @JsonProperty("insertedToken")
  INSERTED_TOKEN(3, "itd", Truth.NOT_AT_SLOTS, InsertedTokenDetection::new);

  private final long key;
  private final String shortName;
  private final Truth truth;
  private final Function<SlotChooser, DetectionCourse> constructor;

  /** Whether a course knows which token belongs at each position. */
  private enum Truth {
    EVERYWHERE,
    NOT_AT_SLOTS
  }

  DetectionKind(
      long key, String shortName, Truth truth, Function<SlotChooser, DetectionCourse> constructor) {
    this.key = key;
    this.shortName = shortName;
    this.truth = truth;
    this.constructor = constructor;
  }

  /** The course that touches the positions this chooser draws. */
  public DetectionCourse course(SlotChooser chooser) {
    return constructor.apply(chooser);
  }

  /** The key of its random streams; part of the run format, never changed. */
  public long key() {
    return key;
  }

  /** Its name in configuration files: {@code replacedToken}. */
  public String configName() {
    String[] words = name().toLowerCase(Locale.ROOT).split("_");
    StringBuilder joined = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      joined
          .append(words[i].substring(0, 1).toUpperCase(Locale.ROOT))
          .append(words[i].substring(1));
    }
    return joined.toString();
  }

  /** Its name in logs. */
  public String shortName() {
    return shortName;
  }

  /** The name in logs of the course that corrects it. */
  public String correctionName() {
    return "re_" + shortName;
  }

  /**
   * Whether a true token belongs at each slot: then the generator learns from the course, and both
   * players' mistakes can be corrected.
   */
  public boolean hasTruth() {
    return truth == Truth.EVERYWHERE;
  }
}
