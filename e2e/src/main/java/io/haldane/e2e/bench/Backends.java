package io.haldane.e2e.bench;

import java.util.List;
import java.util.stream.IntStream;

/** The metrics backends of a soak. The last one can hang; the others always answer at once. */
record Backends(List<FakePrometheus> servers) implements AutoCloseable {
  static final int COUNT = 4;
  private static final int LAST = COUNT - 1;

  static Backends start() {
    return new Backends(IntStream.range(0, COUNT).mapToObj(_ -> new FakePrometheus(0)).toList());
  }

  /** Neighbours in a namespace ask different ones. */
  static List<Member> askingOne(List<Member> members, int backend) {
    return IntStream.range(0, members.size())
        .filter(i -> i % COUNT == backend)
        .mapToObj(members::get)
        .toList();
  }

  static List<Member> askingTheLast(List<Member> members) {
    return askingOne(members, LAST);
  }

  static List<Member> askingTheOthers(List<Member> members) {
    List<Member> last = askingTheLast(members);
    return members.stream().filter(member -> !last.contains(member)).toList();
  }

  void hang() {
    servers.get(LAST).hang();
  }

  void resume() {
    servers.get(LAST).resume();
  }

  @Override
  public void close() {
    servers.forEach(FakePrometheus::close);
  }
}
