package io.haldane.load.generate;

import io.haldane.load.plan.Ending;
import io.haldane.load.plan.LoadPlan;
import io.haldane.load.plan.Pace;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.util.LinkedHashSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One load. Requests of a steady pace are sent when they are due, by the clock and not by a timer:
 * what a pause of this process delayed is sent after it, and counts from when it was due. Runs on
 * one event loop, which no code of it blocks.
 */
final class LoadRun extends AbstractVerticle {
  private static final double NANOS = 1e9;
  private static final long NANOS_PER_MILLI = 1_000_000;

  /** How often it checks for requests without an answer, at least. */
  private static final long LONGEST_PAUSE = 50;

  /** How long a worker waits after it got no connection, so that it does not spin. */
  private static final long AFTER_NO_CONNECTION = 50;

  private final LoadPlan plan;
  private final Exchange exchange;
  private final Consumer<Outcome> observer;
  private final Promise<Report> result = Promise.promise();
  private final Tally tally = new Tally();

  /** In the order in which they were sent, so the first one times out first. */
  private final LinkedHashSet<Flight> flights = new LinkedHashSet<>();

  private final long total;
  private @Nullable HttpClient client;
  private long startedAt;
  private long issued;
  private boolean stopped;
  private boolean finished;

  LoadRun(LoadPlan plan, Exchange exchange, Consumer<Outcome> observer) {
    this.plan = plan;
    this.exchange = exchange;
    this.observer = observer;
    this.total = total(plan);
  }

  /** How many requests a load has; unlimited for workers that run for a time. */
  private static long total(LoadPlan plan) {
    return switch (plan.ending()) {
      case Ending.Requests(var count) -> count;
      case Ending.After(var duration) ->
          switch (plan.pace()) {
            case Pace.Steady(var rate) ->
                Math.max(1, Math.round(rate * duration.toNanos() / NANOS));
            case Pace.Eager _ -> Long.MAX_VALUE;
          };
    };
  }

  /** Done when the last request was answered or timed out, or soon after {@link #end}. */
  Future<Report> result() {
    return result.future();
  }

  @Override
  public void start() {
    context.exceptionHandler(problem -> {
      result.tryFail(problem);
      finish();
    });
    client =
        vertx
            .httpClientBuilder()
            .with(exchange.client())
            .with(exchange.pool())
            .withRedirectHandler(Redirects::follow)
            .build();
    startedAt = System.nanoTime();
    if (plan.pace() instanceof Pace.Eager) {
      for (int worker = 0; worker < plan.concurrency(); worker++) {
        sendNext();
      }
    }
    turn();
  }

  /** Sends nothing more; requests without an answer are abandoned and not counted. */
  void end() {
    context.runOnContext(_ -> {
      stopped = true;
      flights.forEach(Flight::abandon);
      finish();
    });
  }

  /** From any thread: what was done until now. */
  void report(Consumer<Report> reader) {
    context.runOnContext(_ -> reader.accept(tally.report(System.nanoTime() - startedAt)));
  }

  private void turn() {
    if (finished) {
      return;
    }
    long now = System.nanoTime();
    endTimedOut(now);
    if (plan.pace() instanceof Pace.Steady(var rate)) {
      sendDue(rate, now);
    }
    if (isOver(now) && flights.isEmpty()) {
      finish();
    } else {
      vertx.setTimer(pause(now), _ -> turn());
    }
  }

  private void sendDue(double rate, long now) {
    long due = Math.min(total, (long) ((now - startedAt) / NANOS * rate) + 1);
    while (issued < due) {
      long at = startedAt + (long) (issued * NANOS / rate);
      issued++;
      if (flights.size() < plan.mostInFlight()) {
        send(at, now);
      } else {
        count(Outcome.DROPPED);
      }
    }
  }

  private long pause(long now) {
    if (plan.pace() instanceof Pace.Steady(var rate) && issued < total) {
      long next = startedAt + (long) (issued * NANOS / rate);
      return Math.clamp((next - now) / NANOS_PER_MILLI, 1, LONGEST_PAUSE);
    }
    return LONGEST_PAUSE;
  }

  private boolean isOver(long now) {
    return stopped
        || issued >= total
        || (plan.ending() instanceof Ending.After(var duration)
            && now - startedAt >= duration.toNanos());
  }

  /** The next request of a worker. */
  private void sendNext() {
    long now = System.nanoTime();
    if (!finished && !isOver(now)) {
      issued++;
      send(now, now);
    }
  }

  private void send(long due, long now) {
    Flight flight = new Flight(due, now);
    flights.add(flight);
    connection()
        .onComplete(connected -> {
          if (flight.ended) {
            abandon(connected.result());
          } else if (connected.failed()) {
            end(flight, Outcome.CONNECT);
          } else {
            flight.sent = System.nanoTime();
            flight.request = connected.result();
            transmit(flight, connected.result());
          }
        });
  }

  private Future<HttpClientRequest> connection() {
    HttpClient open = client;
    return open == null ? Future.failedFuture("closed") : open.request(exchange.request());
  }

  private static void abandon(@Nullable HttpClientRequest late) {
    if (late != null) {
      late.reset();
    }
  }

  private void transmit(Flight flight, HttpClientRequest request) {
    request.exceptionHandler(_ -> end(flight, Outcome.RESET));
    // An empty body would be sent with its length.
    (exchange.body().length() == 0 ? request.send() : request.send(exchange.body()))
        .onSuccess(response -> receive(flight, response))
        .onFailure(_ -> end(flight, Outcome.RESET));
  }

  private void receive(Flight flight, HttpClientResponse response) {
    response.exceptionHandler(_ -> end(flight, Outcome.RESET));
    response.endHandler(_ -> end(flight, exchange.judge().of(response)));
  }

  private void endTimedOut(long now) {
    long oldest = now - plan.timeout().toNanos();
    while (!flights.isEmpty() && flights.getFirst().issued <= oldest) {
      Flight first = flights.getFirst();
      end(first, Outcome.TIMEOUT);
      first.abandon();
    }
  }

  private void end(Flight flight, Outcome outcome) {
    if (flight.ended || finished) {
      return;
    }
    flight.ended = true;
    flights.remove(flight);
    switch (outcome) {
      case CONNECT, DROPPED -> tally.add(outcome);
      case OK, CLIENT_ERROR, SERVER_ERROR, RESET, TIMEOUT ->
          tally.add(outcome, flight.due, flight.sent, System.nanoTime());
    }
    observer.accept(outcome);
    if (plan.pace() instanceof Pace.Eager) {
      if (outcome == Outcome.CONNECT) {
        vertx.setTimer(AFTER_NO_CONNECTION, _ -> sendNext());
      } else {
        sendNext();
      }
    }
  }

  private void count(Outcome outcome) {
    tally.add(outcome);
    observer.accept(outcome);
  }

  private void finish() {
    if (finished) {
      return;
    }
    finished = true;
    result.tryComplete(tally.report(System.nanoTime() - startedAt));
    HttpClient open = client;
    if (open != null) {
      open.close();
    }
  }
}
