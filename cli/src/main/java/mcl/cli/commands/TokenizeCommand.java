package mcl.cli.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
import mcl.tokenization.encoding.Tokenizer;
import mcl.tokenization.shards.ShardManifest;
import mcl.tokenization.shards.ShardingConfig;
import mcl.tokenization.shards.ShardingListener;
import mcl.tokenization.shards.TextSharder;

/** {@code mcl tokenize}: text to token shards. */
public final class TokenizeCommand implements Command {
  private static final CommandOption TOKENIZER =
      CommandOption.value(
              "tokenizer",
              "PATH",
              OptionGroup.INPUT,
              "A folder that mcl vocab wrote, or any tokenizer.json or vocab.txt of BERT's kind.")
          .required();
  private static final CommandOption OUT =
      CommandOption.value(
              "out",
              "DIR",
              OptionGroup.OUTPUT,
              "The folder of the shards. Finished shards of an interrupted run are kept.")
          .required();
  private static final CommandOption SHARD_TOKENS =
      CommandOption.value(
              "shard-tokens", "N", OptionGroup.OUTPUT, "About how many tokens a shard holds.")
          .orElse(ShardingConfig.defaults().shardTokens());

  @Override
  public String name() {
    return "tokenize";
  }

  @Override
  public CommandGroup group() {
    return CommandGroup.CORPUS;
  }

  @Override
  public String summary() {
    return "Turn text into token shards for pre-training";
  }

  @Override
  public String description() {
    return "Turns text into shards: safetensors files of token ids, and a manifest with their"
        + " checksums, written last. The bytes are the same on any number of threads. A run that was"
        + " interrupted goes on where it stopped when it is started again.";
  }

  @Override
  public List<CommandOption> options() {
    List<CommandOption> options = new ArrayList<>(CorpusOptions.ALL);
    options.addAll(List.of(TOKENIZER, OUT, SHARD_TOKENS, CommonOptions.THREADS));
    return options;
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(
            "mcl tokenize --text books/ --tokenizer vocabulary --out shards",
            "Shards of all files below books/."));
  }

  @Override
  public ExitCode run(Arguments arguments, Session session) throws IOException {
    TextCorpus corpus = CorpusOptions.open(arguments);
    Path out = arguments.path(OUT);
    ShardingConfig config =
        new ShardingConfig(
            CorpusOptions.config(arguments), arguments.integer(SHARD_TOKENS, 1, 1 << 28));
    ShardManifest manifest;
    try (Tokenizer tokenizer = Tokenizer.open(arguments.path(TOKENIZER))) {
      TextSharder sharder = new TextSharder(tokenizer, config, CommonOptions.threads(arguments));
      manifest = session.interruption().interrupting(() -> write(sharder, corpus, out, session));
    } catch (InterruptedException e) {
      session
          .err()
          .println("Interrupted; finished shards are kept. The same command goes on from there.");
      return ExitCode.INTERRUPTED;
    }
    long documents = manifest.shards().stream().mapToLong(ShardManifest.Shard::documents).sum();
    long tokens = manifest.shards().stream().mapToLong(ShardManifest.Shard::tokens).sum();
    session
        .out()
        .printf(
            "%s of %s in %s.%nWritten to %s%n",
            Counted.of(tokens, "token"),
            Counted.of(documents, "document"),
            Counted.of(manifest.shards().size(), "shard"),
            out);
    return ExitCode.DONE;
  }

  private static ShardManifest write(
      TextSharder sharder, TextCorpus corpus, Path out, Session session)
      throws IOException, InterruptedException {
    try (Progress progress =
        Progress.start(
            session.terminal(), "Tokenizing", CorpusOptions.bytes(corpus), System::nanoTime)) {
      return sharder.write(
          corpus,
          out,
          new ShardingListener() {
            @Override
            public void read(long more) {
              progress.more(more);
            }
          });
    } finally {
      CorpusOptions.printFaults(corpus, session);
    }
  }
}
