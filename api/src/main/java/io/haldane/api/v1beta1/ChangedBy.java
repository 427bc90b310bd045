package io.haldane.api.v1beta1;

import org.jspecify.annotations.Nullable;

/**
 * Who wrote an object, as far as the API server keeps it.
 *
 * @param manager field manager of the write, such as {@code kubectl-client-side-apply}: the name of
 *     a tool, and of a user only if the tool gives that name
 * @param operation {@code Apply} or {@code Update}
 * @param at RFC 3339
 */
@Lenient
public record ChangedBy(String manager, @Nullable String operation, @Nullable String at) {
  public ChangedBy {
    manager = Lists.orBlank(manager);
  }
}
