package mcl.cli.showcourses;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import mcl.base.check.Printable;
import mcl.cli.examination.Examiner;
import mcl.cli.showcourses.TokenView.Filled;
import mcl.cli.showcourses.TokenView.Guess;
import mcl.cli.showcourses.TokenView.Judged;
import mcl.courses.correction.CorrectionNotebook;
import mcl.courses.corruption.CorruptedBatch;
import mcl.courses.corruption.CorruptedRow;
import mcl.courses.lesson.GeneratorLesson;
import mcl.courses.lesson.Labels;
import mcl.courses.outcome.CorrectionOutcome;
import mcl.courses.outcome.CourseOutcome;
import mcl.courses.outcome.Outcome;
import mcl.courses.pass.DiscriminatorWork;
import mcl.courses.pass.GeneratorWork;
import mcl.tokenization.vocabulary.Vocabulary;

/** Reads what came of the courses off the device, for a batch of one sequence. */
record OutcomeReader(Vocabulary vocabulary) {
  /**
   * Reads all courses.
   *
   * @param given positions of the text before any course, padding left out
   */
  List<CourseView> read(Outcome outcome, int given) {
    return outcome.courses().stream()
        .map(course -> course(course, correction(outcome, course), given))
        .toList();
  }

  private static Optional<CorrectionOutcome> correction(Outcome outcome, CourseOutcome course) {
    return outcome.corrections().stream().filter(it -> it.kind() == course.kind()).findFirst();
  }

  private CourseView course(
      CourseOutcome outcome, Optional<CorrectionOutcome> correction, int given) {
    CorruptedBatch corrupted = outcome.assignment().corrupted();
    DiscriminatorWork.Answer verdict = outcome.detection().orElseThrow();
    int[] truth = corrupted.truth().row(0);
    int[] labels = verdict.lesson().labels().row(0);
    List<Filled> filled = filled(outcome.generation(), verdict.lesson().shown().row(0));
    List<Judged> judged = judged(verdict);
    List<Filled> filledAgain =
        correction.flatMap(CorrectionOutcome::generation).map(this::filledAgain).orElse(List.of());
    List<Judged> judgedAgain =
        correction.flatMap(CorrectionOutcome::detection).map(this::judged).orElse(List.of());
    Optional<CorrectionNotebook> notebook = outcome.notebook();
    List<TokenView> tokens = new ArrayList<>();
    for (int i = 0; i < corrupted.positions(); i++) {
      int place = i;
      tokens.add(
          new TokenView(
              truth[i] == CorruptedRow.NO_TRUTH ? Optional.empty() : Optional.of(piece(truth[i])),
              filled.get(i),
              judged.get(i),
              labels[i] == Labels.REPLACED,
              notebook.flatMap(it -> it.cell(0, place)),
              at(filledAgain, i),
              at(judgedAgain, i)));
    }
    long kept = tokens.stream().filter(token -> token.truth().isPresent()).count();
    return new CourseView(outcome.kind(), tokens, (int) (given - kept));
  }

  private List<Filled> filled(GeneratorWork.Answer answer, int[] shown) {
    int[] places = answer.lesson().slots().places();
    return filled(answer, slot -> shown[places[slot]]);
  }

  private List<Filled> filledAgain(GeneratorWork.Answer answer) {
    int[] choices = answer.firstChoices();
    return filled(answer, slot -> choices[slot]);
  }

  /**
   * The generator's part.
   *
   * @param said from the number of a slot to the token that the generator put there
   */
  private List<Filled> filled(GeneratorWork.Answer answer, IntUnaryOperator said) {
    GeneratorLesson lesson = answer.lesson();
    int[] places = lesson.slots().places();
    int[] truth = lesson.slots().truth();
    float[] logLikelihoods = answer.logLikelihoods();
    Map<Integer, Guess> guesses = new HashMap<>();
    for (int slot = 0; slot < places.length; slot++) {
      OptionalDouble probability =
          truth[slot] == CorruptedRow.NO_TRUTH
              ? OptionalDouble.empty()
              : OptionalDouble.of(Math.exp(logLikelihoods[slot]));
      guesses.put(places[slot], new Guess(piece(said.applyAsInt(slot)), probability));
    }
    int[] inputs = lesson.inputs().row(0);
    return IntStream.range(0, inputs.length)
        .mapToObj(i -> new Filled(piece(inputs[i]), Optional.ofNullable(guesses.get(i))))
        .toList();
  }

  private List<Judged> judged(DiscriminatorWork.Answer answer) {
    int[] shown = answer.lesson().shown().row(0);
    int[] labels = answer.lesson().labels().row(0);
    float[] logits = answer.logits();
    return IntStream.range(0, shown.length)
        .mapToObj(
            i ->
                new Judged(
                    piece(shown[i]),
                    labels[i] == Labels.NOT_ASKED
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Examiner.replaced(logits[i]))))
        .toList();
  }

  private static <T> Optional<T> at(List<T> parts, int position) {
    return parts.isEmpty() ? Optional.empty() : Optional.of(parts.get(position));
  }

  private String piece(int id) {
    return Printable.of(vocabulary.piece(id));
  }
}
