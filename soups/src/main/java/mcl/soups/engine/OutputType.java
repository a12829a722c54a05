package mcl.soups.engine;

import com.fasterxml.jackson.annotation.JsonProperty;
import mcl.base.safetensors.Dtype;

/** The type of the merged tensors. */
public enum OutputType {
  /** That of the first ingredient. */
  @JsonProperty("keep")
  KEEP,
  @JsonProperty("float32")
  FLOAT32,
  @JsonProperty("float16")
  FLOAT16,
  @JsonProperty("bfloat16")
  BFLOAT16;

  /** The type of a merged tensor that has this one in the first ingredient. */
  public Dtype of(Dtype first) {
    return switch (this) {
      case KEEP -> first;
      case FLOAT32 -> Dtype.F32;
      case FLOAT16 -> Dtype.F16;
      case BFLOAT16 -> Dtype.BF16;
    };
  }
}
