package mcl.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import mcl.base.check.Stopped;
import mcl.bridge.device.Compute;
import mcl.cli.ExitCode;
import mcl.cli.Session;
import mcl.cli.report.TokenLine;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.checkpoint.PairWeights;
import mcl.tokenization.encoding.Tokenizer;
import mcl.tokenization.vocabulary.TrainedVocabulary;

/**
 * The whole main job on real text: vocabulary, shards, pre-training, fine-tuning, report.
 *
 * @param folder a new one
 * @param minutes the whole may take
 * @param compute by what and where networks are computed
 */
public record Demo(Path folder, double minutes, int threads, Compute compute, Session session) {
  private static final DefinitionSplits.Sizes SIZES =
      new DefinitionSplits.Sizes(5_000, 2_000, 4_000);
  private static final long SPLIT_SEED = 7;
  private static final int SENTENCES = 3;

  /** Runs it. */
  public ExitCode run() throws IOException {
    try {
      return work();
    } catch (Stopped | InterruptedException e) {
      return interrupted();
    }
  }

  private ExitCode work() throws IOException, InterruptedException {
    BooleanSupplier stop = session.interruption().listen();
    WordNetDefinitions wordNet = new WordNetDefinitions();
    List<Synset> synsets = wordNet.all();
    DemoCorpus corpus = new DemoCorpus(synsets, DefinitionSplits.of(synsets, SIZES, SPLIT_SEED));
    say("Text: WordNet 3.1, Princeton University; its licence is in the report");
    DemoText text = new DemoText(folder);
    Map<String, String> facts = session.interruption().interrupting(() -> prepare(text, corpus));
    DemoPlan plan = new DemoPlan(minutes);
    Optional<List<DemoStage>> stages = pretrain(text, plan, stop);
    if (stages.isEmpty()) {
      return interrupted();
    }
    Path checkpoint = checkpoint(text, stages.get());
    List<TokenLine> sentences = sentences(stages.get(), checkpoint, corpus);
    say("");
    sentences.forEach(line -> session.out().println(SampleSentences.plain(line)));
    FineTuneComparison comparison =
        new DemoFineTuning(
                folder.resolve("finetuning"), text.task(), plan.epochs(), compute, session)
            .compare(checkpoint, stop);
    Path page = folder.resolve("report.html");
    new DemoReport(facts, stages.get(), sentences, comparison, wordNet.licence()).write(page);
    new DemoSummary(stages.get(), comparison).print(session);
    session.out().println("Report: " + page.toAbsolutePath());
    return ExitCode.DONE;
  }

  private Map<String, String> prepare(DemoText text, DemoCorpus corpus)
      throws IOException, InterruptedException {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Definitions to pre-train on", count(text.write(corpus)));
    TrainedVocabulary vocabulary = text.learnVocabulary(threads);
    facts.put("Words", count(vocabulary.statistics().words()));
    facts.put("Vocabulary", count(vocabulary.vocabulary().size()) + " pieces");
    text.tokenize(threads);
    facts.put("Labelled definitions", count(corpus.splits().train().size()) + " to learn from");
    facts.put("Held-out definitions", count(corpus.splits().test().size()) + " to test on");
    facts.forEach((name, value) -> say(name + ": " + value));
    return facts;
  }

  private Optional<List<DemoStage>> pretrain(DemoText text, DemoPlan plan, BooleanSupplier stop)
      throws IOException {
    DemoPretraining pretraining = pretraining(text);
    Optional<DemoStage> first =
        pretraining.run(
            "demo-encoder",
            "Stage 1: an encoder learns to fill in masked tokens",
            Optional.empty(),
            plan.encoderSeconds(),
            stop);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    Path encoder = pretraining.checkpoint("demo-encoder", first.get()).resolve("generator");
    return pretraining
        .run(
            "demo",
            "Stage 2: all five courses, the discriminator begun from that encoder",
            Optional.of(encoder),
            plan.electraSeconds(),
            stop)
        .map(second -> List.of(first.get(), second));
  }

  private Path checkpoint(DemoText text, List<DemoStage> stages) {
    return pretraining(text).checkpoint("demo", stages.get(stages.size() - 1));
  }

  private DemoPretraining pretraining(DemoText text) {
    return new DemoPretraining(folder.resolve("pretraining"), text.shards(), compute, session);
  }

  private List<TokenLine> sentences(List<DemoStage> stages, Path checkpoint, DemoCorpus corpus) {
    List<String> held = new ArrayList<>();
    for (LabelledDefinition definition : corpus.splits().test()) {
      if (definition.text().length() > 60 && held.size() < SENTENCES) {
        held.add(definition.text());
      }
    }
    try (PairWeights weights = PairWeights.open(checkpoint);
        Tokenizer tokenizer = Tokenizer.open(checkpoint.resolve("discriminator"))) {
      PretrainConfig config = stages.get(stages.size() - 1).config();
      return new SampleSentences(config, weights, tokenizer, compute).judge(held);
    }
  }

  private ExitCode interrupted() {
    say("Interrupted; what is done so far is in " + folder);
    return ExitCode.INTERRUPTED;
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private void say(String line) {
    session.err().println(line);
  }
}
