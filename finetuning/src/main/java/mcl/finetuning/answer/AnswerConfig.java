package mcl.finetuning.answer;

import com.github.therapi.runtimejavadoc.RetainJavadoc;
import mcl.base.check.Require;
import mcl.base.config.Range;
import mcl.base.config.Ranges;

/**
 * How answers are found in passages; for squad1 and squad2 alone.
 *
 * @param stride tokens from the beginning of a window over a long passage to that of the next.
 *     (Hugging Face calls with this name how far windows overlap)
 * @param maxQuestion tokens of a question; longer ones are cut
 * @param best how many starts, ends and answers are considered
 * @param maxAnswer tokens of an answer
 * @param spans how the ends of answers are found
 * @param nullScore what says that there is no answer
 * @param nullThreshold there is no answer if that says so with more than this. Of {@code head} it
 *     is the logarithm of the odds, of {@code cls} the difference to the best answer
 */
@RetainJavadoc
public record AnswerConfig(
    @Range(min = 1) int stride,
    @Range(min = 1) int maxQuestion,
    @Range(min = 1) int best,
    @Range(min = 1) int maxAnswer,
    SpanKind spans,
    NullScore nullScore,
    @Range(min = -1000, max = 1000) double nullThreshold) {

  /** Checks every range; {@code spans} may be null, which means each by itself. */
  public AnswerConfig {
    spans = spans == null ? SpanKind.INDEPENDENT : spans;
    Ranges.check(
        AnswerConfig.class, stride, maxQuestion, best, maxAnswer, spans, nullScore, nullThreshold);
    Require.argument(
        spans != SpanKind.JOINT || nullScore == NullScore.HEAD,
        "\"spans\": \"joint\" has no logits that \"nullScore\": \"cls\" could compare; set"
            + " \"nullScore\" to \"head\", or \"spans\" to \"independent\"");
  }

  /** Those of google-research/electra, but for {@code spans}. */
  public static AnswerConfig electra() {
    return new AnswerConfig(128, 64, 20, 30, SpanKind.INDEPENDENT, NullScore.HEAD, 0);
  }

  /** The same with another way to say that there is no answer. */
  public AnswerConfig with(NullScore other) {
    return new AnswerConfig(stride, maxQuestion, best, maxAnswer, spans, other, nullThreshold);
  }
}
