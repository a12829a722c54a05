package mcl.finetuning.answer;

import java.util.ArrayList;
import java.util.List;
import mcl.finetuning.head.JointSpanHead;
import mcl.finetuning.inference.Answer;

/** The best starts, each with the ends that are best for it, as google-research/electra does. */
record JointSpans(int beam) implements SpanReading {
  @Override
  public List<Span> likely(Answer window, int best) {
    List<Span> spans = new ArrayList<>();
    for (int first = 0; first < window.rows(); first++) {
      int rank = (int) window.at(first, JointSpanHead.RANK);
      if (rank < beam) {
        int column = JointSpanHead.ENDS + rank;
        float begins = window.at(first, JointSpanHead.START);
        for (int last : SpanReading.top(window, column, best)) {
          spans.add(new Span(first, last, begins, window.at(last, column)));
        }
      }
    }
    return spans;
  }

  @Override
  public float none(Answer window) {
    return window.at(0, JointSpanHead.ENDS + beam);
  }
}
