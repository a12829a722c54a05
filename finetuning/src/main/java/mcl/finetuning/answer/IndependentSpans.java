package mcl.finetuning.answer;

import java.util.ArrayList;
import java.util.List;
import mcl.finetuning.head.SpanHead;
import mcl.finetuning.inference.Answer;

/** The best starts with the best ends, as Hugging Face's {@code utils_qa.py} pairs them. */
record IndependentSpans() implements SpanReading {
  @Override
  public List<Span> likely(Answer window, int best) {
    List<Integer> ends = SpanReading.top(window, SpanHead.END, best);
    List<Span> spans = new ArrayList<>();
    for (int first : SpanReading.top(window, SpanHead.START, best)) {
      float begins = window.at(first, SpanHead.START);
      ends.forEach(last -> spans.add(new Span(first, last, begins, window.at(last, SpanHead.END))));
    }
    return spans;
  }

  @Override
  public float none(Answer window) {
    return window.at(0, SpanHead.NONE);
  }
}
