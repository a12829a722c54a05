package mcl.cli.encode;

import mcl.cli.terminal.Terminal;

/** The form in which answers are written. */
public enum OutputFormat {
  /** One JSON object a text and line, for programs. */
  JSONL {
    @Override
    AnswerPrinter printer(AnswerView view, Terminal terminal) {
      return new JsonLinesPrinter(view, terminal.out());
    }
  },

  /** For people. */
  TABLE {
    @Override
    AnswerPrinter printer(AnswerView view, Terminal terminal) {
      return new TablePrinter(view, terminal);
    }
  };

  abstract AnswerPrinter printer(AnswerView view, Terminal terminal);
}
