package mcl.finetuning.answer;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.therapi.runtimejavadoc.RetainJavadoc;

/** What says that a question has no answer in its passage. */
@RetainJavadoc
public enum NullScore {
  /** A head of its own over {@code [CLS]}, as in google-research/electra. */
  @JsonProperty("head")
  HEAD,

  /** Start and end at {@code [CLS]}, against the best answer, as in Hugging Face transformers. */
  @JsonProperty("cls")
  CLS
}
