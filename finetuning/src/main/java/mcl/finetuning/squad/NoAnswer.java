package mcl.finetuning.squad;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How sure a system is that questions have no answer.
 *
 * @param scores by the question's id, in the order of their file; higher is surer
 * @param threshold a question with a higher score than this is taken as not answered, whatever the
 *     answer is
 */
public record NoAnswer(Map<String, Double> scores, double threshold) {
  /** The threshold of the official script. */
  public static final double USUAL_THRESHOLD = 1.0;

  /** Takes a copy in the same order. */
  public NoAnswer {
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
  }
}
