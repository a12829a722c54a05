package mcl.cli.doctor;

import java.util.List;

/** Which Java runs this, and how much heap it may use. */
final class JavaCheck implements Check {
  private static final long SMALL_HEAP = 512 * Sizes.MIB;

  @Override
  public List<Finding> look(Surroundings surroundings) {
    long heap = Runtime.getRuntime().maxMemory();
    String found =
        "Java "
            + surroundings.property("java.version")
            + " ("
            + surroundings.property("java.vendor")
            + ") in "
            + surroundings.property("java.home")
            + ", heap up to "
            + Sizes.of(heap);
    return List.of(
        Finding.warnUnless(
            heap >= SMALL_HEAP,
            "java",
            found,
            "Give it a larger heap, for example MCL_JAVA_OPTS=-Xmx2g."));
  }
}
