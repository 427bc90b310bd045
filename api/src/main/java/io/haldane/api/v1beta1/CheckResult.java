package io.haldane.api.v1beta1;

import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/**
 * What one check of the last tick said.
 *
 * @param kind the text of a {@link CheckKind}; another one when another version wrote it
 * @param verdict the text of a {@link CheckVerdict}; another one when another version wrote it
 * @param unit of value and bounds: {@code %}, {@code ms} or absent
 */
@Lenient
public record CheckResult(
    @Required String kind,
    @Required String name,
    @Required String verdict,
    @Nullable Double value,
    @Nullable Double min,
    @Nullable Double max,
    @Nullable String unit,
    @Nullable String message) {
  public CheckResult {
    kind = Lists.orBlank(kind);
    name = Lists.orBlank(name);
    verdict = Lists.orBlank(verdict);
  }

  /** A check that measured nothing. */
  public static CheckResult of(
      CheckKind kind, String name, CheckVerdict verdict, @Nullable String message) {
    return new CheckResult(kind.text(), name, verdict.text(), null, null, null, null, message);
  }

  public boolean is(CheckKind kind) {
    return this.kind.equals(kind.text());
  }

  public boolean says(CheckVerdict verdict) {
    return this.verdict.equals(verdict.text());
  }
}
