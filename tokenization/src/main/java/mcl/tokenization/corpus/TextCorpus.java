package mcl.tokenization.corpus;

import java.io.IOException;
import java.util.List;
import mcl.base.check.Require;
import mcl.base.check.UserException;

/**
 * Files and standard input as a stream of documents: one part an input. Reading takes constant
 * memory whatever the size, and goes on past what is at fault, which {@link #report} tells (unless
 * it is strict: then the first fault is a {@link UserException}).
 */
public final class TextCorpus implements DocumentSource {
  private final List<CorpusInput> inputs;
  private final CorpusConfig config;
  private final CorpusLog log;

  /** A corpus of these inputs, in this order. */
  public TextCorpus(List<CorpusInput> inputs, CorpusConfig config) {
    this.inputs = List.copyOf(inputs);
    this.config = config;
    this.log = new CorpusLog(config.strict());
  }

  /** What was read so far, all readers together. A corpus read twice counts twice. */
  public CorpusReport report() {
    return log.report();
  }

  @Override
  public int parts() {
    return inputs.size();
  }

  @Override
  public String name(int part) {
    return input(part).name();
  }

  @Override
  public long bytes(int part) {
    return input(part).bytes();
  }

  @Override
  public DocumentReader open(int part) throws IOException {
    CorpusInput input = input(part);
    PartLog partLog = new PartLog(log, part, input.name());
    TextInput text;
    try {
      text = new TextInput(input.open(), partLog);
    } catch (IOException e) {
      partLog.add(CorpusFault.UNREADABLE, 0, 0, e.toString());
      return MemoryDocuments.NOTHING;
    }
    try {
      return reader(new LineScanner(text, config.maxLineBytes(), partLog), partLog);
    } catch (UserException e) {
      text.close();
      throw e;
    }
  }

  private DocumentReader reader(LineScanner lines, PartLog partLog) {
    return switch (config.format().of(partLog.source())) {
      case LINES -> new LineReader(lines, partLog);
      case JSON_LINES -> new JsonLineReader(lines, config, partLog);
      case AUTO, PARAGRAPHS -> new ParagraphReader(lines, config.maxDocumentBytes(), partLog);
    };
  }

  private CorpusInput input(int part) {
    Require.argument(
        part >= 0 && part < inputs.size(), "part %d of a corpus of %d", part, inputs.size());
    return inputs.get(part);
  }
}
