package mcl.cli.terminal;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarConsumer;

/** A progress bar on the live line of a terminal. */
final class LiveBar {
  private static final int SHORTEST_BAR = 4;

  private final ProgressBar bar;
  private final LiveLine line;
  private final int taken;
  private boolean closed;

  /**
   * A bar that is drawn already.
   *
   * @param taken the columns that it needs without any notes
   */
  LiveBar(ProgressBar bar, LiveLine line, int taken) {
    this.bar = bar;
    this.line = line;
    this.taken = taken;
  }

  /** The columns of a bar that says nothing beside how far it has come, and of its times. */
  static int widthWithoutNotes(String task, long total) {
    int numbers = 2 * String.valueOf(total).length() + 1;
    return TextWidth.of(task)
        + " 100% ".length()
        + SHORTEST_BAR
        + "|| ".length()
        + numbers
        + " (0:00:00 / 0:00:00) ".length();
  }

  /** Moves on; of the notes, as many are shown as have room, the first ones first. */
  void to(long reached, String... notes) {
    bar.stepTo(reached);
    bar.setExtraMessage(fitting(line.width() - taken, notes));
  }

  static String fitting(int room, String... notes) {
    StringBuilder fitting = new StringBuilder();
    for (String note : notes) {
      String next = (fitting.isEmpty() ? "" : ", ") + note;
      if (TextWidth.of(fitting + next) > room) {
        break;
      }
      fitting.append(next);
    }
    return fitting.toString();
  }

  void close() {
    if (!closed) {
      closed = true;
      bar.close();
      line.end(); // a bar that is closed before it was drawn once leaves that out
    }
  }

  /** Where the bar is drawn. */
  record Screen(LiveLine line) implements ProgressBarConsumer {
    @Override
    public int getMaxRenderedLength() {
      return line.width();
    }

    @Override
    public void accept(String rendered) {
      line.show(rendered);
    }

    @Override
    public void clear() {
      line.show("");
    }

    @Override
    public void close() {
      line.end();
    }
  }
}
