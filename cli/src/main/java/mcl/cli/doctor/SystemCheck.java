package mcl.cli.doctor;

import java.util.List;
import java.util.Set;

/** Whether there is a native PyTorch for this operating system and processor. */
final class SystemCheck implements Check {
  private static final Set<String> SUPPORTED =
      Set.of("Linux amd64", "Linux aarch64", "Mac OS X aarch64", "Windows amd64");

  @Override
  public List<Finding> look(Surroundings surroundings) {
    String name = surroundings.property("os.name");
    String family = surroundings.isWindows() ? "Windows" : name;
    String arch = surroundings.property("os.arch");
    String found = name + " " + surroundings.property("os.version") + ", " + arch;
    if (!SUPPORTED.contains(family + " " + arch)) {
      return List.of(
          Finding.fail(
              "system",
              found,
              "There is no native PyTorch for it here. Use Linux on x86-64 or aarch64, macOS on"
                  + " Apple silicon, or Windows on x86-64."));
    }
    if (isMusl(surroundings, arch)) {
      return List.of(
          Finding.fail(
              "system",
              found + ", musl C library",
              "The native PyTorch needs glibc: use a distribution other than Alpine."));
    }
    return List.of(Finding.ok("system", found));
  }

  private static boolean isMusl(Surroundings surroundings, String arch) {
    String machine = arch.equals("amd64") ? "x86_64" : arch;
    boolean musl = surroundings.exists("lib/ld-musl-" + machine + ".so.1");
    boolean glibc =
        surroundings.exists("lib64/ld-linux-x86-64.so.2")
            || surroundings.exists("lib/ld-linux-aarch64.so.1");
    return surroundings.isLinux() && musl && !glibc;
  }
}
