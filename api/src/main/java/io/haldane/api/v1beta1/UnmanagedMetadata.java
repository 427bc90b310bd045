package io.haldane.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** Keys of an owned Service that others write and that stay as they are. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record UnmanagedMetadata(List<String> annotations, List<String> labels) {

  public UnmanagedMetadata {
    annotations = Lists.orEmpty(annotations);
    labels = Lists.orEmpty(labels);
  }
}
