package mcl.cli.commands;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import mcl.cli.Session;
import mcl.cli.options.Arguments;
import mcl.cli.options.CommandOption;
import mcl.cli.options.OptionGroup;
import mcl.tokenization.corpus.CorpusConfig;
import mcl.tokenization.corpus.CorpusFiles;
import mcl.tokenization.corpus.CorpusFormat;
import mcl.tokenization.corpus.TextCorpus;

/** The options that say what text to read, the same for every command that reads text. */
final class CorpusOptions {
  private static final CommandOption TEXT =
      CommandOption.list(
              "text",
              "PATH",
              OptionGroup.INPUT,
              "Files, folders, glob patterns, or - for standard input; UTF-8, also compressed with"
                  + " gzip, zstd, bzip2 or xz.")
          .required();
  private static final CommandOption FORMAT =
      CommandOption.value(
              "format",
              "FORMAT",
              OptionGroup.INPUT,
              "How documents are told apart: paragraphs (a blank line ends a document), lines (every"
                  + " line is one), json-lines, or auto: json-lines for names that end in .jsonl,"
                  + " .ndjson or .json, else paragraphs.")
          .orElse("auto");
  private static final CommandOption JSON_FIELD =
      CommandOption.value(
              "json-field",
              "NAME",
              OptionGroup.INPUT,
              "The field of a JSON line that holds the text.")
          .orElse("text");
  private static final CommandOption STRICT =
      CommandOption.flag(
          "strict",
          OptionGroup.INPUT,
          "Stop at the first fault (invalid UTF-8, an over-long line, a truncated archive ...)"
              + " instead of counting it and going on.");

  /** In the order in which the help explains them. */
  static final List<CommandOption> ALL = List.of(TEXT, FORMAT, JSON_FIELD, STRICT);

  private CorpusOptions() {}

  static CorpusConfig config(Arguments arguments) {
    CorpusConfig usual = CorpusConfig.defaults();
    return new CorpusConfig(
        arguments.choice(FORMAT, CorpusFormat.class),
        arguments.text(JSON_FIELD),
        usual.maxLineBytes(),
        usual.maxDocumentBytes(),
        arguments.flag(STRICT));
  }

  static TextCorpus open(Arguments arguments) throws IOException {
    return new TextCorpus(CorpusFiles.expand(arguments.list(TEXT)), config(arguments));
  }

  /** How large all of it is, as far as that is known. */
  static long bytes(TextCorpus corpus) {
    return IntStream.range(0, corpus.parts()).mapToLong(corpus::bytes).sum();
  }

  /** Tells the user what was at fault with the text, if anything was. */
  static void printFaults(TextCorpus corpus, Session session) {
    if (!corpus.report().isClean()) {
      session.err().print("Faults in the text:\n" + corpus.report().text());
    }
  }
}
