package io.haldane.outbound;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The first bytes of a body as UTF-8 text. Reading stops at the limit, so a server that never ends
 * its answer can fill neither memory nor time. The signals of one body come one after another.
 */
final class BoundedBody implements BodySubscriber<String> {
  private final int limit;
  private final boolean cuts;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final CompletableFuture<String> text = new CompletableFuture<>();
  private @Nullable Subscription source;

  /**
   * @param limit bytes that are read
   * @param cuts whether a longer body is cut; otherwise it is a failure
   */
  BoundedBody(int limit, boolean cuts) {
    this.limit = limit;
    this.cuts = cuts;
  }

  @Override
  public CompletionStage<String> getBody() {
    return text;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    source = subscription;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      if (!cuts && buffer.remaining() > limit - kept.size()) {
        cancel();
        onError(new Failures.BodyTooLarge());
        return;
      }
      byte[] bytes = new byte[Math.min(buffer.remaining(), limit - kept.size())];
      buffer.get(bytes);
      kept.writeBytes(bytes);
    }
    if (cuts && kept.size() >= limit) {
      cancel();
      onComplete();
    }
  }

  private void cancel() {
    if (source != null) {
      source.cancel();
    }
  }

  @Override
  public void onError(Throwable failure) {
    text.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    text.complete(kept.toString(StandardCharsets.UTF_8));
  }
}
