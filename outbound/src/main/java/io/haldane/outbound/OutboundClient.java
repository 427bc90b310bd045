package io.haldane.outbound;

import java.net.http.HttpRequest;
import java.time.Duration;

/**
 * Sends requests to addresses that others wrote: only where the rules of the installation allow it,
 * to the very address that was looked up, and never longer than the caller's deadline. Blocking;
 * safe for concurrent use.
 */
public final class OutboundClient implements AutoCloseable {
  static {
    Pin.prepare();
  }

  private final Clients clients = new Clients();
  private final CallObserver observer;

  /** Reports to the observer of the process. */
  public OutboundClient() {
    this(CallObserver.INSTALLED);
  }

  OutboundClient(CallObserver observer) {
    this.observer = observer;
  }

  /**
   * Sends one request, and follows its redirects if its options say so.
   *
   * @param timeout for everything, from the first look-up to the last byte
   * @throws InterruptedException after the request was abandoned
   */
  public HttpReply send(HttpCall call, Duration timeout) throws InterruptedException {
    CallObserver.Observed observed = observer.begin(call);
    HttpReply reply = null;
    try {
      reply = follow(call, Deadline.in(timeout));
      return reply;
    } finally {
      observed.ended(reply);
      ReplyListener.report(reply);
    }
  }

  private HttpReply follow(HttpCall call, Deadline deadline) throws InterruptedException {
    HttpRequest next = call.request();
    for (int hop = 0; ; hop++) {
      HttpReply reply = new Hop(clients, call.options(), deadline).send(next);
      if (!(reply instanceof HttpReply.Answered answered) || !call.options().followsRedirects()) {
        return reply;
      }
      switch (Redirect.of(next, answered.status(), answered.headers().firstValue("location"))) {
        case Redirect.None _ -> {
          return answered;
        }
        case Redirect.Refused(String why) -> {
          return new HttpReply.Redirected(answered, why);
        }
        case Redirect.Follow(HttpRequest follow) -> {
          if (hop == Redirect.MOST) {
            return new HttpReply.Redirected(answered, "redirects again and again");
          }
          next = follow;
        }
      }
    }
  }

  /** Ends the calls that are under way. */
  @Override
  public void close() {
    clients.close();
  }
}
