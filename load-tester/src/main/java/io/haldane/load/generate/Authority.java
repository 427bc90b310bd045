package io.haldane.load.generate;

import io.haldane.load.plan.Target;
import io.vertx.core.http.RequestOptions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Host header, or {@code :authority} of HTTP/2.
 *
 * @param port the standard port where none is to be sent
 */
record Authority(String host, int port) {
  private static final Pattern WITH_PORT = Pattern.compile("([^:]+|\\[[^\\]]+]):(\\d{1,5})");

  static Authority of(Target.Http target) {
    int standard = target.tls() ? 443 : 80;
    return target
        .authority()
        .map(text -> parse(text, standard))
        .orElseGet(() -> new Authority(target.url().getHost(), target.port()));
  }

  /** A name with or without a port. */
  static Authority parse(String text, int standard) {
    Matcher parts = WITH_PORT.matcher(text);
    return parts.matches()
        ? new Authority(parts.group(1), Integer.parseInt(parts.group(2)))
        : new Authority(text, standard);
  }

  void addTo(RequestOptions options) {
    options.setHost(host).setPort(port);
  }
}
