package io.haldane.outbound;

import java.net.http.HttpHeaders;
import java.util.Optional;

/** How a call ended. */
public sealed interface HttpReply {
  /**
   * The whole answer, whatever its status.
   *
   * @param body read as UTF-8, up to the limit of the call
   */
  record Answered(int status, HttpHeaders headers, String body) implements HttpReply {}

  /**
   * A redirect that was not followed.
   *
   * @param why a clause that follows a subject, such as "redirects to https://other, …"
   */
  record Redirected(Answered answer, String why) implements HttpReply {}

  /**
   * No answer, or only the beginning of one.
   *
   * @param detail words that belong to the cause; they name no more of an address than its host
   */
  record Failed(FailureCause cause, String detail) implements HttpReply {
    Failed(FailureCause cause) {
      this(cause, "");
    }
  }

  /** The header of that name; empty when there is no answer or no such header. */
  default Optional<String> header(String name) {
    return switch (this) {
      case Answered(_, HttpHeaders headers, _) -> headers.firstValue(name);
      case Redirected(Answered answer, _) -> answer.headers().firstValue(name);
      case Failed _ -> Optional.empty();
    };
  }
}
