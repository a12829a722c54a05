package mcl.bridge.ops;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.therapi.runtimejavadoc.RetainJavadoc;

/** The numbers that matrix products are computed in. All that is kept is float32 in any case. */
@RetainJavadoc
public enum Precision {
  /** Float32 throughout. */
  @JsonProperty("float32")
  FLOAT32,

  /** Linear layers, attention and the language model's head in bfloat16, all else in float32. */
  @JsonProperty("bfloat16")
  BFLOAT16
}
