package mcl.courses.pass;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mcl.courses.corruption.CorruptedRow;
import mcl.courses.lesson.GeneratorLesson;
import mcl.courses.loss.LossTerm;
import mcl.courses.loss.MaskedCrossEntropy;
import mcl.courses.sampling.SlotTokens;
import mcl.model.tensors.SlotLogits;
import mcl.model.tensors.Tensors;

/**
 * What the generator made of its lessons: a name tag on arrays of the step's scope, not their
 * owner.
 */
public final class GeneratorWork {
  private final List<GeneratorLesson> lessons;
  private final Stretches slots;
  private final SlotLogits guesses;
  private final NDArray logLikelihoods;

  GeneratorWork(NDManager scope, List<GeneratorLesson> lessons, SlotLogits guesses) {
    this.lessons = List.copyOf(lessons);
    this.slots = Stretches.of(lessons, lesson -> lesson.slots().count());
    this.guesses = guesses;
    this.logLikelihoods =
        MaskedCrossEntropy.logLikelihoods(guesses, Tensors.indices(scope, truth(lessons)));
  }

  /** The true tokens; where there is none, any: nobody looks at what comes of it. */
  private static int[] truth(List<GeneratorLesson> lessons) {
    return lessons.stream()
        .flatMapToInt(lesson -> Arrays.stream(lesson.slots().truth()))
        .map(token -> token == CorruptedRow.NO_TRUTH ? 0 : token)
        .toArray();
  }

  /** What it says at the slots of all lessons, one behind the other. */
  public SlotLogits guesses() {
    return guesses;
  }

  /** Its answers, one for each lesson. */
  public List<Answer> answers() {
    return IntStream.range(0, lessons.size()).mapToObj(i -> new Answer(this, i)).toList();
  }

  /**
   * The answer to one lesson.
   *
   * @param number of the lesson among those of the pass
   */
  public record Answer(GeneratorWork work, int number) {
    /** What was asked. */
    public GeneratorLesson lesson() {
      return work.lessons.get(number);
    }

    /** The loss; nothing where the generator does not learn. */
    public Optional<LossTerm> loss() {
      return lesson().loss().map(share -> share.of(likelihoods().sum().neg()));
    }

    /** The log-probability of the true token at each slot, in nats. */
    public float[] logLikelihoods() {
      return likelihoods().toFloatArray();
    }

    /** The likeliest token at each slot. */
    public int[] firstChoices() {
      return Tensors.toInts(work.slots.cut(work.guesses.logits(), number).argMax(-1));
    }

    /** Its part of what was drawn for the slots of all lessons. */
    public SlotTokens partOf(SlotTokens drawn) {
      return drawn.part(work.slots.start(number), work.slots.end(number));
    }

    private NDArray likelihoods() {
      return work.slots.cut(work.logLikelihoods, number);
    }
  }
}
