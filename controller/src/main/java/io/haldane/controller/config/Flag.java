package io.haldane.controller.config;

import io.haldane.api.GoDuration;
import io.haldane.api.v1beta1.OnError;
import io.haldane.api.v1beta1.OnNoData;
import io.haldane.outbound.HostList;
import java.util.Optional;

/**
 * One flag of the command line.
 *
 * @param name without dashes; the setting is {@code haldane.<name>}
 * @param byDefault the default as text; empty when there is none
 * @param variable environment variable that wins over the flag; empty when there is none
 */
public record Flag(String name, Kind kind, String byDefault, String variable, String help) {
  /** The form of a flag's value. */
  public enum Kind {
    TEXT,
    NUMBER,
    DURATION,
    /** Names, addresses and ranges, by comma. */
    HOSTS,
    /** Needs no value: {@code -flag} is true. */
    SWITCH,
    /** One of the words of {@link DashboardExposure}. */
    EXPOSURE,
    /** One of the words of {@link DashboardAuth}. */
    AUTH,
    /** One of the words of {@link OnNoData}. */
    ON_NO_DATA,
    /** One of the words of {@link OnError}. */
    ON_ERROR,
    /** Of Flagger's logging library; accepted and without effect. */
    IGNORED,
    IGNORED_SWITCH;

    boolean standsAlone() {
      return this == SWITCH || this == IGNORED_SWITCH;
    }

    boolean ignored() {
      return this == IGNORED || this == IGNORED_SWITCH;
    }
  }

  /** What is wrong with a value, or empty when it is fine. */
  Optional<String> problem(String value) {
    boolean fine =
        switch (kind) {
          case TEXT, IGNORED -> true;
          case NUMBER -> value.matches("\\d{1,9}");
          case DURATION -> GoDuration.parse(value).isPresent();
          case HOSTS -> HostList.accepts(value);
          case SWITCH, IGNORED_SWITCH -> bool(value).isPresent();
          case EXPOSURE -> value.matches("on|loopback|off");
          case AUTH -> value.matches("none|token|proxy");
          case ON_NO_DATA -> OnNoData.of(value).isPresent();
          case ON_ERROR -> OnError.of(value).isPresent();
        };
    return fine
        ? Optional.empty()
        : Optional.of("-" + name + "=" + value + ": this is not " + wanted() + ".");
  }

  /** The value as the settings spell it. */
  String normal(String value) {
    return kind.standsAlone() ? bool(value).map(String::valueOf).orElse(value) : value;
  }

  private String wanted() {
    return switch (kind) {
      case TEXT, IGNORED -> "a text";
      case NUMBER -> "a whole number";
      case DURATION -> "a duration such as 10s or 1m30s";
      case HOSTS ->
          "a list of hosts: names, *.example.com, addresses, ranges such as 10.0.0.0/8,"
              + " link-local, metadata, unspecified, loopback, private";
      case SWITCH, IGNORED_SWITCH -> "true or false";
      case EXPOSURE -> "on, loopback or off";
      case AUTH -> "none, token or proxy";
      case ON_NO_DATA -> "fail, wait or pass";
      case ON_ERROR -> "fail or wait";
    };
  }

  private static Optional<Boolean> bool(String value) {
    return switch (value) {
      case "1", "t", "T", "true", "TRUE", "True" -> Optional.of(true);
      case "0", "f", "F", "false", "FALSE", "False" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
