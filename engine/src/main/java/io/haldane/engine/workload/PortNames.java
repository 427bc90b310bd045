package io.haldane.engine.workload;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of ports as an API server takes them: DNS labels, each of them once in a Service. */
final class PortNames {
  private static final int LONGEST = 63;

  private PortNames() {}

  /** For a port that its container does not name. */
  static String standIn(String protocol, String container, int index) {
    return cut(protocol.toLowerCase(Locale.ROOT) + "-" + container, "-" + index);
  }

  /** The first port of a name keeps it; to that of the others their number is added. */
  static void unique(List<ObjectNode> ports) {
    Set<String> taken = new HashSet<>();
    for (ObjectNode port : ports) {
      String name = port.path("name").asText();
      String number = "-" + port.path("port").asInt();
      String protocol = "-" + port.path("protocol").asText().toLowerCase(Locale.ROOT);
      for (String ending : List.of("", number, number + protocol)) {
        if (taken.add(cut(name, ending))) {
          port.put("name", cut(name, ending));
          break;
        }
      }
    }
  }

  /** A name with its ending, shortened in front of it where the two are too long. */
  private static String cut(String name, String ending) {
    int room = LONGEST - ending.length();
    return (name.length() > room ? name.substring(0, room) : name) + ending;
  }
}
