package io.haldane.api.v1beta1;

import java.util.List;
import java.util.Map;

/** Headers to add, to set and to remove. */
@Lenient
public record HeaderOperations(
    Map<String, String> add, Map<String, String> set, List<String> remove) {

  public HeaderOperations {
    add = Lists.orEmpty(add);
    set = Lists.orEmpty(set);
    remove = Lists.orEmpty(remove);
  }
}
