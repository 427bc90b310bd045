package io.haldane.controller.web.login;

import io.haldane.controller.kube.AccessReviews;
import io.haldane.controller.kube.Grant;
import io.haldane.controller.kube.Person;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What a viewer may do with the canaries of a namespace, by SubjectAccessReview. Answers are kept
 * for a short time: a permission that is taken away ends within {@link #GRANTED}. Thread-safe.
 */
@Singleton
public class Permissions {
  static final Duration GRANTED = Duration.ofSeconds(30);
  static final Duration DENIED = Duration.ofSeconds(10);
  private static final int MOST = 10_000;
  private static final String ALL_NAMESPACES = "";

  /** What one may be allowed to do. */
  public enum Deed {
    /** See canaries in the list. */
    LIST,
    /** Open one canary. */
    GET,
    /** Give orders. */
    UPDATE;

    String verb() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private record Question(Person person, Deed deed, String namespace) {}

  private final Supplier<Optional<AccessReviews>> cluster;
  private final BoundedMemory<Question, Grant> answers;

  @Inject
  public Permissions(ClusterAccess cluster) {
    this(cluster::reviews, System::nanoTime);
  }

  Permissions(Supplier<Optional<AccessReviews>> cluster, LongSupplier nanos) {
    this.cluster = cluster;
    this.answers = new BoundedMemory<>(MOST, nanos);
  }

  /** What is still known; asks nobody. */
  public Optional<Grant> known(Viewer viewer, Deed deed, String namespace) {
    return switch (viewer) {
      case Viewer.Anyone _ ->
          Optional.of(deed == Deed.UPDATE ? new Grant.Denied() : new Grant.Granted());
      case Viewer.Known(Person person) ->
          answers
              .find(new Question(person, deed, ALL_NAMESPACES))
              .filter(Grant.Granted.class::isInstance)
              .or(() -> answers.find(new Question(person, deed, namespace)));
    };
  }

  /** Asks the API server unless the answer is known. Blocking. */
  public Grant of(Viewer viewer, Deed deed, String namespace) {
    Optional<Grant> known = known(viewer, deed, namespace);
    return known.isPresent() || !(viewer instanceof Viewer.Known(Person person))
        ? known.orElseGet(Grant.Denied::new)
        : ask(person, deed, namespace);
  }

  /** Most users may do it everywhere or in few places: one question often answers for all. */
  private Grant ask(Person person, Deed deed, String namespace) {
    Grant everywhere = review(new Question(person, deed, ALL_NAMESPACES));
    return switch (everywhere) {
      case Grant.Granted _ -> everywhere;
      case Grant.Unavailable _ -> everywhere;
      case Grant.Denied _ -> review(new Question(person, deed, namespace));
    };
  }

  private Grant review(Question question) {
    Optional<Grant> known = answers.find(question);
    if (known.isPresent()) {
      return known.get();
    }
    Optional<AccessReviews> reviews = cluster.get();
    if (reviews.isEmpty()) {
      return new Grant.Unavailable("the controller is not connected to the cluster yet");
    }
    Grant answer =
        reviews.get().allows(question.person(), question.deed().verb(), question.namespace());
    switch (answer) {
      case Grant.Granted _ -> answers.keep(question, answer, GRANTED);
      case Grant.Denied _ -> answers.keep(question, answer, DENIED);
      case Grant.Unavailable _ -> {}
    }
    return answer;
  }

  /** The namespaces among these in which the viewer may do it, or why that cannot be said. */
  public Scope among(Viewer viewer, Deed deed, Collection<String> namespaces) {
    Set<String> open = new HashSet<>();
    Set<String> unknown = new HashSet<>();
    for (String namespace : Set.copyOf(namespaces)) {
      Optional<Grant> known = known(viewer, deed, namespace);
      if (known.isEmpty()) {
        unknown.add(namespace);
      } else if (known.get() instanceof Grant.Granted) {
        open.add(namespace);
      }
    }
    return unknown.isEmpty() ? new Scope.Of(open) : asked(viewer, deed, unknown, open);
  }

  private Scope asked(Viewer viewer, Deed deed, Set<String> unknown, Set<String> open) {
    // The question for all namespaces is answered before the others are asked at once.
    if (of(viewer, deed, unknown.iterator().next()) instanceof Grant.Unavailable(String why)) {
      return new Scope.Unavailable(why);
    }
    List<String> rest = List.copyOf(unknown);
    try (ExecutorService few = Executors.newFixedThreadPool(8, Thread.ofVirtual().factory())) {
      List<Future<Grant>> grants =
          rest.stream().map(each -> few.submit(() -> of(viewer, deed, each))).toList();
      for (int i = 0; i < rest.size(); i++) {
        switch (grants.get(i).get()) {
          case Grant.Granted _ -> open.add(rest.get(i));
          case Grant.Denied _ -> {}
          case Grant.Unavailable(String cause) -> {
            few.shutdownNow();
            return new Scope.Unavailable(cause);
          }
        }
      }
      return new Scope.Of(open);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Scope.Unavailable("the request was interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Where a viewer may do something. */
  public sealed interface Scope {
    record Of(Set<String> namespaces) implements Scope {}

    record Unavailable(String why) implements Scope {}
  }
}
