package mcl.cli.encode;

/** Writes answers in their order. */
interface AnswerPrinter {
  void print(Reading reading);
}
