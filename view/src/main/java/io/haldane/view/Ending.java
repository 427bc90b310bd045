package io.haldane.view;

import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.Condition;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why a run failed, in words that outlive the process: the status has all of it. */
public final class Ending {
  /** Flagger's words for every failure; they say nothing about this one. */
  private static final Pattern STOCK =
      Pattern.compile("^Canary analysis failed, [^.]{0,100} scaled to zero\\.?[\\s:;–-]*");

  private static final MathContext DIGITS = new MathContext(4);

  private Ending() {}

  /**
   * The reason as the status of a failed canary gives it.
   *
   * @param told what was said in the moment of the end; absent after a restart
   */
  public static String of(CanaryStatus status, @Nullable String told) {
    Optional<String> own =
        Optional.ofNullable(status.failure())
            .or(() -> promoted(status).map(Ending::withoutStock))
            .filter(text -> !text.isBlank());
    if (own.isPresent()) {
      boolean serves = status.weight() == 100;
      return (serves ? "The promotion failed. " : "Rolled back. ") + sentence(own.get());
    }
    String limits = failing(status).stream().map(Ending::words).collect(Collectors.joining("; "));
    String head =
        told != null ? told : announced(status).orElseGet(() -> "The new version was rolled back.");
    return limits.isEmpty() ? head : head + " " + limits + ".";
  }

  public static List<CheckResult> failing(CanaryStatus status) {
    return status.checks().stream().filter(each -> each.verdict().equals("fail")).toList();
  }

  /** "request-success-rate was 91.3 %, at least 99 % is asked for", or what a hook answered. */
  private static String words(CheckResult check) {
    Double value = check.value();
    if (value == null) {
      String message = check.message();
      return check.name()
          + (message == null || message.isBlank() ? " failed" : ": " + plain(message));
    }
    String unit = check.unit() == null ? "" : " " + check.unit();
    String limit =
        Stream.of(bound("at least ", check.min(), unit), bound("at most ", check.max(), unit))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" and "));
    String was = check.name() + " was " + number(value) + unit;
    return limit.isEmpty() ? was : was + ", " + limit + " is asked for";
  }

  private static String withoutStock(String text) {
    return STOCK.matcher(text).replaceFirst("").strip();
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }

  private static @Nullable String bound(String word, @Nullable Double bound, String unit) {
    return bound == null ? null : word + number(bound) + unit;
  }

  private static String number(double number) {
    if (!Double.isFinite(number)) {
      return String.valueOf(number);
    }
    BigDecimal exact = BigDecimal.valueOf(number);
    BigDecimal shown = Math.abs(number) >= 1000 ? exact : exact.round(DIGITS);
    return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
  }

  private static String plain(String message) {
    return message.strip().replaceAll("\\.+$", "");
  }

  private static Optional<String> promoted(CanaryStatus status) {
    return status.conditions().stream()
        .filter(each -> "Promoted".equals(each.type()) && "False".equals(each.status()))
        .map(Condition::message)
        .filter(Objects::nonNull)
        .filter(text -> !text.isBlank())
        .findFirst();
  }

  private static Optional<String> announced(CanaryStatus status) {
    return status.announcements().stream()
        .filter(each -> "Warning".equals(each.type()))
        .map(Announcement::message)
        .filter(text -> text.startsWith("Rolling back ") || text.startsWith("Promotion of "))
        .map(text -> plain(text) + ".")
        .findFirst();
  }
}
