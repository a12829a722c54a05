package mcl.cli.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mcl.base.check.UserException;
import mcl.cli.Command;
import mcl.cli.CommandGroup;
import mcl.cli.ExitCode;
import mcl.cli.Session;
import mcl.cli.encode.TextSource;
import mcl.cli.options.Arguments;
import mcl.cli.options.CommandOption;
import mcl.cli.options.OptionGroup;
import mcl.cli.showcourses.CourseShow;
import mcl.cli.showcourses.Presentation;
import mcl.tokenization.shards.Split;

/** {@code mcl show-courses}: shows on one text what the courses do. */
public final class ShowCoursesCommand implements Command {
  private static final CommandOption TEXT =
      CommandOption.value("text", "TEXT", OptionGroup.INPUT, "The text to show them.");
  private static final CommandOption TOKENIZER =
      CommandOption.value(
          "tokenizer",
          "PATH",
          OptionGroup.INPUT,
          "What cuts the text into tokens where no --model is given: a folder or file of mcl vocab or"
              + " of Hugging Face.");
  private static final CommandOption DATA =
      CommandOption.value(
          "data", "DIR", OptionGroup.INPUT, "Shards of mcl tokenize, instead of a text.");
  private static final CommandOption SPLIT =
      CommandOption.value(
              "split", "NAME", OptionGroup.INPUT, "Rows of the shards: train or validation.")
          .orElse("train");
  private static final CommandOption BATCH =
      CommandOption.value(
          "batch",
          "FILE",
          OptionGroup.INPUT,
          "A bad-batch-STEP.json that mcl pretrain left, instead of a text.");
  private static final CommandOption ROW =
      CommandOption.value(
              "row", "N", OptionGroup.INPUT, "Which row of shards or batch, counted from 0.")
          .orElse(0);
  private static final CommandOption MODEL =
      CommandOption.value(
          "model",
          "DIR",
          OptionGroup.MODEL,
          "A checkpoint of mcl pretrain. Without one, two small untrained networks guess blindly.");
  private static final CommandOption COURSES =
      CommandOption.value(
          "courses",
          "NAMES",
          OptionGroup.MODEL,
          "Some of "
              + CourseShow.names()
              + " with commas between them; all that the model can be shown if not given.");
  private static final CommandOption SEED =
      CommandOption.value(
              "seed", "N", OptionGroup.MODEL, "Another one draws other places and guesses.")
          .orElse(1);
  private static final CommandOption HTML =
      CommandOption.value("html", "FILE", OptionGroup.OUTPUT, "Write the same as a page, too.");

  @Override
  public String name() {
    return "show-courses";
  }

  @Override
  public CommandGroup group() {
    return CommandGroup.START;
  }

  @Override
  public String summary() {
    return "Show on one sentence what the courses do";
  }

  @Override
  public String description() {
    return "Prints for a sentence and each course what the generator reads and writes, what the"
        + " discriminator says, the notebook cell of each token, and what the correction courses make"
        + " of it. Nothing is trained.";
  }

  @Override
  public List<CommandOption> options() {
    return List.of(TEXT, TOKENIZER, DATA, SPLIT, BATCH, ROW, HTML, MODEL, COURSES, SEED);
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(
            "mcl show-courses --text \"The old dog sees the young cat and the bird on the roof.\""
                + " --tokenizer vocabulary",
            "Untrained networks. From ten words on, two or more are swapped."),
        new Example(
            "mcl show-courses --data shards --row 7 --model runs/mcl-small/checkpoint-1000 --html"
                + " courses.html",
            "A trained pair on a row that it learned from, also as a page."),
        new Example(
            "mcl show-courses --batch runs/small/bad-batch-812.json --row 3 --model"
                + " runs/small/checkpoint-812",
            "What a run read when its loss was not finite any more."));
  }

  @Override
  public ExitCode run(Arguments arguments, Session session) throws IOException {
    requireSource(arguments);
    Optional<Path> page = arguments.optionalPath(HTML);
    page.ifPresent(ShowCoursesCommand::requireFile);
    CourseShow show =
        new CourseShow(
            arguments.optionalPath(MODEL),
            arguments.optionalText(COURSES),
            arguments.whole(SEED, Long.MIN_VALUE, Long.MAX_VALUE));
    Presentation presentation = present(show, arguments);
    presentation.print(session.terminal());
    if (page.isPresent()) {
      presentation.write(page.get());
      session.err().println("Written to " + page.get());
    }
    return ExitCode.DONE;
  }

  private static Presentation present(CourseShow show, Arguments arguments) {
    if (arguments.given(TEXT)) {
      return show.text(arguments.text(TEXT), arguments.optionalPath(TOKENIZER));
    }
    long row = arguments.whole(ROW, 0, Long.MAX_VALUE);
    if (arguments.given(BATCH)) {
      return show.batch(arguments.path(BATCH), row, arguments.optionalPath(TOKENIZER));
    }
    return show.row(arguments.path(DATA), arguments.choice(SPLIT, Split.class), row);
  }

  private static void requireSource(Arguments arguments) {
    boolean text = arguments.given(TEXT);
    boolean data = arguments.given(DATA);
    boolean batch = arguments.given(BATCH);
    boolean model = arguments.given(MODEL);
    boolean tokenizer = arguments.given(TOKENIZER);
    require(
        text || data || batch,
        "Say what to show: --text TEXT, --data DIR with --row N, or --batch FILE with --row N.");
    require(
        !arguments.optionalText(TEXT).equals(Optional.of(TextSource.STANDARD_INPUT)),
        "--text: \"-\" means standard input elsewhere, which is not read here. Give the text itself.");
    require(!(text && data), "--text and --data are both given; give one of them.");
    require(
        !(batch && (text || data)), "--batch is given beside --text or --data; give one of them.");
    require(data || !arguments.given(SPLIT), "--split chooses from shards; give it with --data.");
    require(
        !(text && arguments.given(ROW)),
        "--row and --split choose from shards; give them with --data, not with --text.");
    require(
        !(data && tokenizer), "--tokenizer: the shards hold their own tokenizer; leave it out.");
    require(!(model && tokenizer), "--tokenizer: the model has its own tokenizer; leave it out.");
    require(
        data || model || tokenizer,
        (batch ? "--batch" : "--text")
            + " needs a tokenizer: give --model, or --tokenizer with a folder of mcl vocab.");
  }

  private static void requireFile(Path page) {
    require(
        !Files.isDirectory(page),
        "--html: " + page + " is a folder. Name a file, such as" + " courses.html.");
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new UserException(message);
    }
  }
}
