package mcl.courses;

import java.util.function.BiFunction;
import mcl.courses.detection.DetectionCourse;
import mcl.courses.detection.ReplacedTokenDetection;
import mcl.tokenization.vocabulary.SpecialTokens;

/** The detection courses there are. A new one is a constant here and a file beside the others. */
public enum DetectionKind {
  REPLACED_TOKEN(1, "rtd", ReplacedTokenDetection::new);

  private final long key;
  private final String shortName;
  private final BiFunction<CourseConfig, SpecialTokens, DetectionCourse> constructor;

  DetectionKind(
      long key,
      String shortName,
      BiFunction<CourseConfig, SpecialTokens, DetectionCourse> constructor) {
    this.key = key;
    this.shortName = shortName;
    this.constructor = constructor;
  }

  /** The course at this dose. */
  public DetectionCourse course(CourseConfig config, SpecialTokens special) {
    return constructor.apply(config, special);
  }

  /** The key of its random streams; part of the run format, never changed. */
  public long key() {
    return key;
  }

  /** Its name in logs. */
  public String shortName() {
    return shortName;
  }
}
