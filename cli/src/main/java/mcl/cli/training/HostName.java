package mcl.cli.training;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What this machine is called. */
final class HostName {
  private HostName() {}

  /** Its name; {@code localhost} where it has none that can be found out. */
  static String ofMachine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
