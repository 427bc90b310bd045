package io.haldane.aws;

import io.haldane.outbound.HttpReply;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What the server of the controller's keys answers. */
sealed interface KeyAnswer {
  record Keys(EndingKeys keys) implements KeyAnswer {}

  record No(OwnIdentity.Found found) implements KeyAnswer {}

  static KeyAnswer of(KeySource.Asked asked, HttpReply reply) {
    return switch (reply) {
      case HttpReply.Failed failed ->
          unanswered(asked, failed.cause().name().toLowerCase(Locale.ROOT).replace('_', ' '));
      case HttpReply.Redirected(_, String why) -> refused(asked, why);
      case HttpReply.Answered(int status, _, String body) when status / 100 == 2 ->
          read(AnswerFields.of(body))
              .<KeyAnswer>map(Keys::new)
              .orElseGet(() -> unanswered(asked, "an answer without keys"));
      case HttpReply.Answered(int status, _, String body) ->
          status / 100 == 5 || status == 429
              ? unanswered(asked, status + words(asked, body))
              : refused(asked, status + words(asked, body));
    };
  }

  private static KeyAnswer refused(KeySource.Asked asked, String why) {
    return new No(
        new OwnIdentity.Found.Refused(
            "the controller's own identity at AWS is refused by %s (%s); check its role"
                .formatted(asked.host(), why)));
  }

  private static KeyAnswer unanswered(KeySource.Asked asked, String why) {
    return new No(
        new OwnIdentity.Found.Unanswered(
            "%s gives no keys for the controller's own identity at AWS (%s)"
                .formatted(asked.host(), why)));
  }

  private static String words(KeySource.Asked asked, String body) {
    AnswerFields answer = AnswerFields.of(body);
    String said = answer.get("Message").isEmpty() ? answer.get("message") : answer.get("Message");
    return said.isEmpty() ? "" : ": " + asked.redaction().quote(said);
  }

  private static Optional<EndingKeys> read(AnswerFields answer) {
    String session = answer.get("SessionToken");
    AwsKeys keys =
        new AwsKeys(
            answer.get("AccessKeyId"),
            answer.get("SecretAccessKey"),
            session.isEmpty() ? answer.get("Token") : session);
    return keys.id().isEmpty() || keys.secret().isEmpty()
        ? Optional.empty()
        : end(answer.get("Expiration")).map(end -> new EndingKeys(keys, end));
  }

  /** Seconds in JSON, a date otherwise. */
  private static Optional<Instant> end(String expiration) {
    try {
      return Optional.of(
          expiration.contains("T")
              ? Instant.parse(expiration)
              : Instant.ofEpochSecond(new BigDecimal(expiration).longValue()));
    } catch (DateTimeException | NumberFormatException _) {
      return Optional.empty();
    }
  }
}
