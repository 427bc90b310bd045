package io.haldane.doctor;

import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.Condition;
import io.haldane.doctor.check.Finding;
import io.haldane.engine.write.ConditionTimes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The condition {@code Healthy}: what the last {@link Checkup} found. It is advice. Nothing is
 * decided by it, and no tool that knows canaries reads it as a failure.
 */
public final class HealthCondition {
  public static final String TYPE = "Healthy";
  public static final String NO_FINDINGS = "NoFindings";
  private static final int MOST_SHOWN = 3;
  private static final int LONGEST = 300;
  private static final Pattern WORD = Pattern.compile("(?:^|-)([a-z0-9])");

  private HealthCondition() {}

  /**
   * The status with the condition.
   *
   * @param findings the worst first
   */
  public static CanaryStatus shown(CanaryStatus status, List<Finding> findings, Instant now) {
    Condition found =
        findings.isEmpty()
            ? condition("True", NO_FINDINGS, "The checks of the controller found nothing to fix.")
            : condition("False", reason(findings.getFirst().code()), message(findings));
    Condition timed = ConditionTimes.of(found, status, now);
    List<Condition> conditions = new ArrayList<>(status.conditions());
    conditions.removeIf(each -> each.type().equals(TYPE));
    conditions.add(timed);
    return status.conditions().contains(timed)
        ? status
        : status.edit().conditions(List.copyOf(conditions)).done();
  }

  /** The status without it; the same one if there is none. */
  public static CanaryStatus without(CanaryStatus status) {
    List<Condition> others =
        status.conditions().stream().filter(each -> !each.type().equals(TYPE)).toList();
    return others.size() == status.conditions().size()
        ? status
        : status.edit().conditions(others).done();
  }

  /** {@code probe-missing} as {@code ProbeMissing}: the API accepts no dashes in a reason. */
  static String reason(String code) {
    return WORD.matcher(code).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
  }

  private static String message(List<Finding> findings) {
    String shown =
        findings.stream()
            .limit(MOST_SHOWN)
            .map(finding -> finding.code() + ": " + shortened(finding.message()))
            .collect(Collectors.joining(" "));
    int more = findings.size() - MOST_SHOWN;
    return more > 0 ? "%s And %d more.".formatted(shown, more) : shown;
  }

  private static String shortened(String sentence) {
    if (sentence.length() <= LONGEST) {
      return sentence;
    }
    // Half of a pair would be no text.
    int end = Character.isHighSurrogate(sentence.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return sentence.substring(0, end) + "…";
  }

  private static Condition condition(String truth, String reason, String message) {
    return new Condition(TYPE, truth, reason, message, null, null);
  }
}
