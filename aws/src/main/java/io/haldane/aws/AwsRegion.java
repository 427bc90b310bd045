package io.haldane.aws;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A region of AWS.
 *
 * @param name such as eu-central-1; safe as a part of a host name
 */
public record AwsRegion(String name) {
  private static final Pattern NAMES = Pattern.compile("[a-z]{2,}(-[a-z0-9]+)+");

  /** Empty for a text that cannot be the name of a region. */
  public static Optional<AwsRegion> of(String text) {
    return NAMES.matcher(text).matches() ? Optional.of(new AwsRegion(text)) : Optional.empty();
  }

  /**
   * The host of a service there.
   *
   * @param service as it stands in host names
   */
  public String host(String service) {
    return service + "." + name + ".amazonaws.com" + (name.startsWith("cn-") ? ".cn" : "");
  }
}
