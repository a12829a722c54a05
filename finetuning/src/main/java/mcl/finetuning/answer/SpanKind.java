package mcl.finetuning.answer;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.therapi.runtimejavadoc.RetainJavadoc;
import mcl.finetuning.head.JointSpanHead;
import mcl.finetuning.head.SpanHead;
import mcl.finetuning.head.TaskHead;

/** How the ends of answers are found. */
@RetainJavadoc
public enum SpanKind {
  /** Start and end each by themselves, as in Hugging Face's ElectraForQuestionAnswering. */
  @JsonProperty("independent")
  INDEPENDENT {
    @Override
    public TaskHead head(int hiddenSize, int best, boolean saysNone) {
      return new SpanHead(hiddenSize, saysNone);
    }

    @Override
    SpanReading reading(int best) {
      return new IndependentSpans();
    }
  },

  /**
   * The end by one who knows the start, for each of the {@code best} starts, as in
   * google-research/electra. No class of Hugging Face transformers has that.
   */
  @JsonProperty("joint")
  JOINT {
    @Override
    public TaskHead head(int hiddenSize, int best, boolean saysNone) {
      return JointSpanHead.of(hiddenSize, best, saysNone);
    }

    @Override
    SpanReading reading(int best) {
      return new JointSpans(best);
    }
  };

  /**
   * The head that learns it.
   *
   * @param best how many starts are considered
   * @param saysNone whether it has a layer that says whether there is no answer
   */
  public abstract TaskHead head(int hiddenSize, int best, boolean saysNone);

  /** How that head's numbers are read. */
  abstract SpanReading reading(int best);
}
