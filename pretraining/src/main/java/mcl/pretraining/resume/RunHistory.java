package mcl.pretraining.resume;

import java.util.ArrayList;
import java.util.List;

/**
 * Which run something is of, and how it came to be in more than one sitting.
 *
 * @param id unlike that of any other run; empty if unknown
 * @param data the folder of the shards, as an absolute path; empty if unknown
 * @param resumptions the earliest first
 */
public record RunHistory(String id, String data, List<Resumption> resumptions) {
  /** Of what belongs to no run. */
  public static final RunHistory UNKNOWN = new RunHistory("", "", List.of());

  /** Takes a copy of the list. */
  public RunHistory {
    resumptions = List.copyOf(resumptions);
  }

  /**
   * A run went on from a checkpoint.
   *
   * @param step of the checkpoint
   * @param code the version of this software since then
   * @param engine the version of the native engine since then
   * @param changes of settings
   */
  public record Resumption(long step, String code, String engine, List<SettingChange> changes) {
    /** Takes a copy of the list. */
    public Resumption {
      changes = List.copyOf(changes);
    }
  }

  /** The history of a run that begins. */
  public static RunHistory begin(String id, String data) {
    return new RunHistory(id, data, List.of());
  }

  /** The history with one resumption more, which may read its data from another place. */
  public RunHistory resumed(Resumption resumption, String dataNow) {
    List<Resumption> all = new ArrayList<>(resumptions);
    all.add(resumption);
    return new RunHistory(id, dataNow, all);
  }
}
