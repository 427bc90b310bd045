package io.haldane.controller.web;

import io.haldane.controller.kube.Grant;
import io.haldane.controller.web.Changes.Batch;
import io.haldane.controller.web.Changes.Gone;
import io.haldane.controller.web.Changes.Message;
import io.haldane.controller.web.login.Pass;
import io.haldane.controller.web.login.Permissions;
import io.haldane.controller.web.login.Permissions.Deed;
import io.haldane.controller.web.login.Vigilance;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Lets through what the reader of a stream may see, and ends the stream when the reader is signed
 * out. Where the API server has to be asked, the messages of this one stream wait.
 */
final class StreamGate {
  private static final Executor ASKING = task -> Thread.ofVirtual().name("stream").start(task);

  private final Pass pass;
  private final Permissions permissions;
  private final Vigilance vigilance;

  StreamGate(Pass pass, Permissions permissions, Vigilance vigilance) {
    this.pass = pass;
    this.permissions = permissions;
    this.vigilance = vigilance;
  }

  Optional<String> user() {
    return pass.viewer().name();
  }

  private enum Answer {
    PASS,
    SKIP,
    END
  }

  private record Judged(Message message, Answer answer) {}

  Multi<Message> filter(Multi<Message> all) {
    if (user().isEmpty()) {
      return all;
    }
    return all.onItem()
        .transformToMultiAndConcatenate(StreamGate::single)
        .onItem()
        .transformToUniAndConcatenate(this::judge)
        .select()
        .first(judged -> judged.answer() != Answer.END)
        .filter(judged -> judged.answer() == Answer.PASS)
        .map(Judged::message);
  }

  /** Each canary is judged by its namespace. */
  private static Multi<Message> single(Message message) {
    return message.data() instanceof Batch(List<CanarySummary> canaries)
        ? Multi.createFrom()
            .iterable(canaries)
            .map(canary -> new Message("canaries", new Batch(List.of(canary))))
        : Multi.createFrom().item(message);
  }

  private Uni<Judged> judge(Message message) {
    Optional<Answer> known = known(message);
    return known.isPresent()
        ? Uni.createFrom().item(new Judged(message, known.get()))
        : Uni.createFrom()
            .item(() -> new Judged(message, asked(message)))
            .runSubscriptionOn(ASKING);
  }

  private Optional<Answer> known(Message message) {
    return vigilance
        .known(pass)
        .flatMap(stays ->
            stays
                ? namespace(message)
                    .map(namespace ->
                        permissions.known(pass.viewer(), Deed.LIST, namespace).map(this::answer))
                    .orElse(Optional.of(Answer.PASS))
                : Optional.of(Answer.END));
  }

  private Answer asked(Message message) {
    return vigilance.check(pass)
        ? namespace(message)
            .map(namespace -> answer(permissions.of(pass.viewer(), Deed.LIST, namespace)))
            .orElse(Answer.PASS)
        : Answer.END;
  }

  /** What cannot be checked ends the stream: the browser comes back and is told why. */
  private Answer answer(Grant grant) {
    return switch (grant) {
      case Grant.Granted _ -> Answer.PASS;
      case Grant.Denied _ -> Answer.SKIP;
      case Grant.Unavailable _ -> Answer.END;
    };
  }

  private static Optional<String> namespace(Message message) {
    return switch (message.data()) {
      case Batch(List<CanarySummary> canaries) ->
          canaries.stream().map(CanarySummary::namespace).findFirst();
      case Gone gone -> Optional.of(gone.namespace());
      default -> Optional.empty();
    };
  }
}
