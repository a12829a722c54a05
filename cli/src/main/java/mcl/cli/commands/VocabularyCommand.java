package mcl.cli.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mcl.base.check.UserException;
import mcl.base.files.AtomicFiles;
import mcl.cli.Command;
import mcl.cli.CommandGroup;
import mcl.cli.ExitCode;
import mcl.cli.Session;
import mcl.cli.options.Arguments;
import mcl.cli.options.CommandOption;
import mcl.cli.options.OptionGroup;
import mcl.cli.terminal.Counted;
import mcl.cli.terminal.Progress;
import mcl.tokenization.corpus.TextCorpus;
import mcl.tokenization.vocabulary.Normalization;
import mcl.tokenization.vocabulary.TrainedVocabulary;
import mcl.tokenization.vocabulary.TrainingListener;
import mcl.tokenization.vocabulary.VocabularyConfig;
import mcl.tokenization.vocabulary.VocabularyFile;
import mcl.tokenization.vocabulary.VocabularyStatistics;
import mcl.tokenization.vocabulary.VocabularyTrainer;

/** {@code mcl vocab}: learns a WordPiece vocabulary from text. */
public final class VocabularyCommand implements Command {
  private static final CommandOption OUT =
      CommandOption.value(
              "out", "DIR", OptionGroup.OUTPUT, "A new folder for the tokenizer's files.")
          .required();
  private static final CommandOption SIZE =
      CommandOption.value("size", "N", OptionGroup.TRAINING, "How many pieces to learn.")
          .orElse(30522);
  private static final CommandOption LOWER_CASE =
      CommandOption.toggle(
          "lower-case",
          OptionGroup.TRAINING,
          "Lower-case the text and strip accents, as BERT's uncased models do.",
          true);
  private static final CommandOption MIN_FREQUENCY =
      CommandOption.value(
              "min-frequency",
              "N",
              OptionGroup.TRAINING,
              "How often a pair of pieces must occur to be merged.")
          .orElse(2);
  private static final CommandOption ALPHABET =
      CommandOption.value(
              "limit-alphabet",
              "N",
              OptionGroup.TRAINING,
              "How many characters become pieces, the most frequent ones.")
          .orElse(1000);
  private static final CommandOption MAX_WORDS =
      CommandOption.value(
              "max-words",
              "N",
              OptionGroup.TRAINING,
              "Distinct words held while counting; above it, rare ones are dropped. About 400 bytes"
                  + " of memory each.")
          .orElse(2_000_000);
  private static final CommandOption THREADS = CommonOptions.THREADS;

  @Override
  public String name() {
    return "vocab";
  }

  @Override
  public CommandGroup group() {
    return CommandGroup.CORPUS;
  }

  @Override
  public String summary() {
    return "Learn a WordPiece vocabulary from text";
  }

  @Override
  public String description() {
    return "Learns a WordPiece vocabulary as Hugging Face's trainer does, and writes tokenizer.json,"
        + " vocab.txt, tokenizer_config.json and special_tokens_map.json, which transformers loads."
        + " The same text and options give the same vocabulary on any number of threads.";
  }

  @Override
  public List<CommandOption> options() {
    List<CommandOption> options = new ArrayList<>(CorpusOptions.ALL);
    options.addAll(List.of(OUT, SIZE, LOWER_CASE, MIN_FREQUENCY, ALPHABET, MAX_WORDS, THREADS));
    return options;
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("mcl vocab --text books/ --out vocabulary", "30,522 lower-cased pieces."),
        new Example(
            "mcl vocab --text - --format lines --size 8000 --out small",
            "From standard input, a document a line."));
  }

  @Override
  public ExitCode run(Arguments arguments, Session session)
      throws IOException, InterruptedException {
    Path out = arguments.path(OUT);
    if (Files.exists(out)) {
      throw UserException.of("--out: %s exists already. Name a new folder.", out);
    }
    boolean lower = arguments.flag(LOWER_CASE);
    VocabularyConfig config =
        new VocabularyConfig(
            arguments.integer(SIZE, 6, 10_000_000),
            lower,
            lower,
            true,
            arguments.integer(MIN_FREQUENCY, 0, Integer.MAX_VALUE),
            arguments.integer(ALPHABET, 1, Integer.MAX_VALUE),
            arguments.integer(MAX_WORDS, 1_000, 50_000_000));
    TextCorpus corpus = CorpusOptions.open(arguments);
    TrainedVocabulary trained =
        session
            .interruption()
            .interrupting(() -> write(train(corpus, config, arguments, session), config, out));
    session.out().print(report(trained, out));
    return ExitCode.DONE;
  }

  private static TrainedVocabulary write(
      TrainedVocabulary trained, VocabularyConfig config, Path out) throws IOException {
    Normalization normalization =
        new Normalization(config.lowercase(), config.stripAccents(), true);
    AtomicFiles.writeFolder(
        out, temporary -> VocabularyFile.of(trained.vocabulary(), normalization).write(temporary));
    return trained;
  }

  private static TrainedVocabulary train(
      TextCorpus corpus, VocabularyConfig config, Arguments arguments, Session session)
      throws IOException, InterruptedException {
    try (Progress reading =
        Progress.start(
            session.terminal(), "Counting words", CorpusOptions.bytes(corpus), System::nanoTime)) {
      return VocabularyTrainer.train(
          corpus,
          config,
          CommonOptions.threads(arguments),
          (stage, done, total) -> {
            if (stage == TrainingListener.Stage.COUNTING) {
              reading.to(done, "");
            }
          });
    } finally {
      CorpusOptions.printFaults(corpus, session);
    }
  }

  private static String report(TrainedVocabulary trained, Path out) {
    VocabularyStatistics statistics = trained.statistics();
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            "%,d pieces from %s, %s, %,d of them distinct.%n",
            trained.vocabulary().size(),
            Counted.of(statistics.documents(), "document"),
            Counted.of(statistics.words(), "word"),
            statistics.distinctWords()));
    if (statistics.prunedWords() > 0) {
      text.append(
          String.format(
              "Words seen fewer than %d times were dropped while counting: %,d times a word.%n",
              statistics.pruningThreshold(), statistics.prunedOccurrences()));
    }
    return text.append(String.format("Written to %s%n", out)).toString();
  }
}
