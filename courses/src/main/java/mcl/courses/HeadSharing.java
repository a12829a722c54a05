package mcl.courses;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.therapi.runtimejavadoc.RetainJavadoc;
import java.util.List;

/** Whether the courses have one detection head or one each. */
@RetainJavadoc
public enum HeadSharing {
  /** One, as in ELECTRA. */
  @JsonProperty("shared")
  SHARED,
  /** One for each course. */
  @JsonProperty("perCourse")
  PER_COURSE;

  /** The names of the heads for these courses; empty for the one that all share. */
  List<String> heads(List<DetectionKind> kinds) {
    return this == SHARED ? List.of() : kinds.stream().map(DetectionKind::shortName).toList();
  }
}
