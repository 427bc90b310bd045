package io.haldane.e2e.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the controller asked of the API server in one phase. */
record Requests(List<Request> all) {

  /** Without watches: each of them is one request that stays. */
  long total() {
    return asked().count();
  }

  long watches() {
    return count(Request::isWatch);
  }

  long writes() {
    return count(Request::isWrite);
  }

  long conflicts() {
    return count(Request::isConflict);
  }

  /** Refused for another reason than a conflict. */
  List<Request> errors() {
    return asked().filter(Request::isError).toList();
  }

  /** How many of each verb and resource, without watches. */
  SortedMap<String, Long> byKind() {
    return asked()
        .collect(Collectors.groupingBy(Request::kind, TreeMap::new, Collectors.counting()));
  }

  /** How many seconds the API server took for its answers, by verb and resource. */
  SortedMap<String, Quantiles> answers() {
    return asked()
        .collect(
            Collectors.groupingBy(
                Request::kind,
                TreeMap::new,
                Collectors.collectingAndThen(
                    Collectors.mapping(Request::seconds, Collectors.toList()), Quantiles::new)));
  }

  /** Accepted changes of each object of a kind, oldest first, by namespace and name. */
  Map<Member, List<Request>> changes(String resource) {
    return all.stream()
        .filter(request -> request.resource().equals(resource) && request.isWrite())
        .filter(request -> request.code() / 100 == 2)
        .sorted(Comparator.comparing(Request::received))
        .collect(Collectors.groupingBy(request -> new Member(request.namespace(), request.name())));
  }

  private Stream<Request> asked() {
    return all.stream().filter(request -> !request.isWatch());
  }

  private long count(Predicate<Request> which) {
    return all.stream().filter(which).count();
  }
}
