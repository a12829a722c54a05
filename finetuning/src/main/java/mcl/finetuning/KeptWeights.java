package mcl.finetuning;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.therapi.runtimejavadoc.RetainJavadoc;

/** Which weights of a run are kept. */
@RetainJavadoc
public enum KeptWeights {
  /** Those with the best score on the development rows; the first of equal ones. */
  @JsonProperty("best")
  BEST,

  /** Those of the last step. */
  @JsonProperty("last")
  LAST
}
