package io.haldane.load.generate;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;

/**
 * The request that a load repeats, and what its answers mean.
 *
 * @param client how connections are made
 * @param pool how many
 */
record Exchange(
    HttpClientOptions client, PoolOptions pool, RequestOptions request, Buffer body, Judge judge) {
  /** Called when the answer has ended. */
  interface Judge {
    Outcome of(HttpClientResponse response);
  }
}
