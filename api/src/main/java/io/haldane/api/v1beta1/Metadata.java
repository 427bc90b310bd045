package io.haldane.api.v1beta1;

import java.util.Map;

/** Labels and annotations for an object that is made here. */
@Lenient
public record Metadata(Map<String, String> labels, Map<String, String> annotations) {
  public static final Metadata NONE = new Metadata(Map.of(), Map.of());

  public Metadata {
    labels = Lists.orEmpty(labels);
    annotations = Lists.orEmpty(annotations);
  }
}
