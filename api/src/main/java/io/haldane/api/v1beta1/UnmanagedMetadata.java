package io.haldane.api.v1beta1;

import java.util.List;

/** Keys of an owned Service that others write and that stay as they are. */
@Lenient
public record UnmanagedMetadata(List<String> annotations, List<String> labels) {

  public UnmanagedMetadata {
    annotations = Lists.orEmpty(annotations);
    labels = Lists.orEmpty(labels);
  }
}
