package io.haldane.controller.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Links to other tools, as {@code -dashboard-links} lists them. The page fills in the placeholders
 * and encodes what it fills in.
 */
public record Links(List<Link> all) {
  private static final Logger LOG = Logger.getLogger(Links.class);
  private static final int MOST = 20;
  private static final int LONGEST = 2_000;
  private static final String PLACEHOLDER = "\\{\\{(namespace|name|query)}}";

  /**
   * One link.
   *
   * @param url with placeholders
   */
  public record Link(String name, String url) {}

  /** Entries {@code name=URL}, separated by white space. What is no link is left out. */
  static Links parse(String text) {
    List<Link> links = new ArrayList<>();
    int leftOut = 0;
    for (String entry : text.strip().split("\\s+")) {
      int equals = entry.indexOf('=');
      if (equals > 0 && isLink(entry.substring(equals + 1)) && links.size() < MOST) {
        String name = entry.substring(0, equals).replace('_', ' ');
        links.add(new Link(name, entry.substring(equals + 1)));
      } else if (!entry.isEmpty()) {
        leftOut++;
      }
    }
    if (leftOut > 0) {
      LOG.warnf(
          "-dashboard-links: %d entries are left out. Write name=URL, with http or https and the"
              + " placeholders {{namespace}}, {{name}} and {{query}}, at most %d entries.",
          leftOut, MOST);
    }
    return new Links(List.copyOf(links));
  }

  /** A place that says where it is before anything is filled in: nobody else chooses the host. */
  private static boolean isLink(String url) {
    try {
      URI filled = URI.create(url.replaceAll(PLACEHOLDER, "x"));
      boolean web = "https".equals(filled.getScheme()) || "http".equals(filled.getScheme());
      int path = url.indexOf('/', url.indexOf("//") + 2);
      String authority = path < 0 ? url : url.substring(0, path);
      return web && filled.getHost() != null && !authority.contains("{") && url.length() <= LONGEST;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
