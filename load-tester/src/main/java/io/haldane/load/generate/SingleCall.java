package io.haldane.load.generate;

import io.haldane.load.plan.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One exchange whose answer is read. */
record SingleCall(Vertx vertx, Exchange exchange) {
  private static final int MOST_BYTES = 4 * 1024 * 1024;
  private static final long SECONDS = 10;

  /** The body; blocks for ten seconds at most. */
  Buffer answer() throws Refusal, InterruptedException {
    HttpClient client = vertx.createHttpClient(exchange.client(), exchange.pool());
    try {
      return client
          .request(exchange.request())
          .compose(request -> request.send(exchange.body()))
          .compose(SingleCall::body)
          .toCompletionStage()
          .toCompletableFuture()
          .get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new Refusal("The load did not start: the server does not answer to server reflection.");
    } finally {
      client.close();
    }
  }

  private static Future<Buffer> body(HttpClientResponse response) {
    Promise<Buffer> whole = Promise.promise();
    Buffer read = Buffer.buffer();
    response.handler(part -> {
      read.appendBuffer(part);
      if (read.length() > MOST_BYTES) {
        whole.tryFail("too long");
        response.request().reset();
      }
    });
    response.exceptionHandler(whole::tryFail);
    response.endHandler(_ -> whole.tryComplete(read));
    return whole.future();
  }
}
