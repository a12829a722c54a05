package mcl.cli.training;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import mcl.base.check.UserException;
import mcl.model.electra.Electra;
import mcl.model.weights.WeightSource;
import mcl.pretraining.PairStart;
import mcl.pretraining.Pretrainer;
import mcl.pretraining.WarmStart;
import mcl.pretraining.checkpoint.Ancestor;
import mcl.pretraining.checkpoint.Provenance;

/** Where the weights of a run begin. */
public interface RunStart {
  /** At random. */
  RunStart RANDOM =
      new RunStart() {
        @Override
        public Pretrainer open(Wanted wanted, Function<WeightSource, Pretrainer> begin) {
          return begin.apply(wanted.fresh());
        }

        @Override
        public List<Ancestor> lineage(BooleanSupplier stop) {
          return List.of();
        }

        @Override
        public Optional<Path> folder() {
          return Optional.empty();
        }
      };

  /**
   * What a run needs.
   *
   * @param vocabularySha256 of the text's vocabulary
   * @param fresh where weights come from that the start does not have
   * @param warnings where to say what the user should know
   */
  record Wanted(
      Electra electra, String vocabularySha256, WeightSource fresh, PrintStream warnings) {}

  /** Opens a run with these weights. */
  Pretrainer open(Wanted wanted, Function<WeightSource, Pretrainer> begin);

  /**
   * What the weights begin with, the oldest first.
   *
   * @param stop asked again and again, as every byte is read
   */
  List<Ancestor> lineage(BooleanSupplier stop);

  /** The folder that they are read from, if it is one. */
  Optional<Path> folder();

  /**
   * Whether a run that goes on may be told this start: its own, or none.
   *
   * @param begun what the run began with
   * @throws UserException if it began with something else
   */
  default void requireStartOf(List<Ancestor> begun) {
    String path = begun.isEmpty() ? "random weights" : begun.get(begun.size() - 1).path();
    if (folder().isPresent() && !folder().get().toString().equals(path)) {
      throw UserException.of(
          "the run began with %s, and is now told to begin with %s. Leave that option out: a run that"
              + " goes on does not begin again.",
          path, folder().get());
    }
  }

  /** The start that led to this. */
  static RunStart of(List<Ancestor> lineage) {
    if (lineage.isEmpty()) {
      return RANDOM;
    }
    Ancestor last = lineage.get(lineage.size() - 1);
    Path folder = Path.of(last.path());
    return List.of(Ancestor.CHECKPOINT, Ancestor.SOUP).contains(last.kind())
        ? pair(folder)
        : encoder(Optional.of(folder));
  }

  /** The encoder of this folder as the discriminator's, if a folder is given. */
  static RunStart encoder(Optional<Path> folder) {
    return folder.<RunStart>map(FromEncoder::new).orElse(RANDOM);
  }

  /** Both players of this checkpoint. */
  static RunStart pair(Path checkpoint) {
    return new FromPair(checkpoint);
  }

  /** {@code --discriminator-from}. */
  record FromEncoder(Path encoder) implements RunStart {
    @Override
    public Optional<Path> folder() {
      return Optional.of(encoder);
    }

    @Override
    public Pretrainer open(Wanted wanted, Function<WeightSource, Pretrainer> begin) {
      try (WarmStart warm =
          WarmStart.open(
              encoder,
              wanted.electra().discriminator().config(),
              wanted.vocabularySha256(),
              wanted.fresh())) {
        return begin.apply(warm);
      }
    }

    @Override
    public List<Ancestor> lineage(BooleanSupplier stop) {
      return List.of(Ancestor.of(encoder, "encoder", stop));
    }
  }

  /** {@code --from}. */
  record FromPair(Path checkpoint) implements RunStart {
    @Override
    public Optional<Path> folder() {
      return Optional.of(checkpoint);
    }

    @Override
    public Pretrainer open(Wanted wanted, Function<WeightSource, Pretrainer> begin) {
      try (PairStart pair =
          PairStart.open(checkpoint, wanted.electra(), wanted.vocabularySha256(), wanted.fresh())) {
        if (!pair.freshHeads().isEmpty()) {
          wanted
              .warnings()
              .println(
                  checkpoint
                      + " has no detection head for "
                      + String.join(", ", pair.freshHeads())
                      + "; it starts at random.");
        }
        return begin.apply(pair);
      }
    }

    @Override
    public List<Ancestor> lineage(BooleanSupplier stop) {
      Provenance start = Provenance.read(checkpoint);
      List<Ancestor> lineage = new ArrayList<>(start.lineage());
      boolean merged = !start.ingredients().isEmpty();
      lineage.add(Ancestor.of(checkpoint, merged ? Ancestor.SOUP : Ancestor.CHECKPOINT, stop));
      return lineage;
    }
  }
}
