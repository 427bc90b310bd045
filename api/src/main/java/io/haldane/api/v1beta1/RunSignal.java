package io.haldane.api.v1beta1;

import org.jspecify.annotations.Nullable;

/**
 * An order that was carried out in a run, or a gate that let it pass.
 *
 * @param at when the controller acted on it, RFC 3339
 * @param kind {@link #ORDER}, or the type of the gate, such as {@code confirm-promotion}
 * @param name of the order, such as {@code promote}, or of the hook
 * @param by field manager of the order: the user for orders of the dashboard, else mostly the name
 *     of a tool; null for a gate, which does not say who opened it
 */
@Lenient
public record RunSignal(String at, String kind, String name, @Nullable String by) {
  public static final String ORDER = "order";

  public RunSignal {
    at = Lists.orBlank(at);
    kind = Lists.orBlank(kind);
    name = Lists.orBlank(name);
  }
}
