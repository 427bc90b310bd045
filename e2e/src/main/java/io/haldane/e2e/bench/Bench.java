package io.haldane.e2e.bench;

import io.haldane.e2e.Places;
import io.haldane.e2e.controller.ControllerRun;
import io.haldane.e2e.controller.Jvm;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code ./haldane bench}: what the controller costs, in figures. */
public final class Bench {
  /** What a container of a usual size gives; a fleet of thousands needs a larger one. */
  private static final int HEAP_MEGABYTES = 256;

  private static final int LARGE_FLEET = 1000;

  /** Held, or its level would be collected with it. */
  private static final Logger NETTY = Logger.getLogger("io.netty");

  private final Options options;
  private final Progress progress = new Progress(System.out);
  private final Figures figures = new Figures();

  private Bench(Options options) {
    this.options = options;
  }

  static {
    // The client's libraries have nothing to say that a reader of figures wants to know.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    NETTY.setLevel(Level.SEVERE);
  }

  public static void main(String[] arguments) {
    switch (Options.parse(arguments)) {
      case Options.Parsed.Help() -> System.out.println(Options.help());
      case Options.Parsed.Bad(String message) -> {
        System.err.println(message);
        System.exit(2);
      }
      case Options.Parsed.Good(Options options) -> System.exit(new Bench(options).run());
    }
  }

  private int run() {
    if (options.scope() == Scope.LOAD) {
      return compareLoads();
    }
    Map<String, Double> earlier = options.compare().map(Json::seen).orElse(Map.of());
    Map<String, Object> machine = Machine.facts();
    Places places = Places.ofLauncher();
    int heap = options.canaries() > LARGE_FLEET ? 2 * HEAP_MEGABYTES : HEAP_MEGABYTES;
    Jvm jvm = Jvm.ofPackage(places.app(), heap);
    try (Rig rig = Rig.boot(places, progress, options.sandbox())) {
      switch (options.scope()) {
        case ALL, STEADY, DASHBOARD -> course(rig, jvm);
        case SOAK -> soak(rig, jvm);
        case OUTBOX -> outbox(rig, jvm);
        case LOAD -> throw new IllegalStateException("needs no cluster");
      }
    } catch (RuntimeException | AssertionError e) {
      System.err.println("the run failed: " + e.getMessage());
      Arrays.stream(e.getStackTrace())
          .filter(frame -> frame.getClassName().startsWith("io.haldane."))
          .forEach(frame -> System.err.println("  at " + frame));
      System.err.println("the log of each process is in " + places.run().resolve("logs"));
      return 1;
    }
    tell(machine, Jvm.aotCache(places.app()).map(jvm::with).orElse(jvm), earlier);
    return 0;
  }

  private int compareLoads() {
    Map<String, Object> machine = Machine.facts();
    String tables = LoadComparison.run(Places.ofLauncher().run(), progress);
    machine.forEach((name, fact) -> System.out.println(name + ": " + fact));
    System.out.println();
    System.out.print(tables);
    return 0;
  }

  private void tell(Map<String, Object> machine, Jvm jvm, Map<String, Double> earlier) {
    System.out.println();
    machine.forEach((name, fact) -> System.out.println(name + ": " + fact));
    System.out.println("controller: java " + String.join(" ", jvm.options()));
    System.out.println();
    System.out.print(new Report(options.canaries(), figures, earlier).text());
    options.json().ifPresent(file -> Json.write(file, options, machine, jvm.options(), figures));
  }

  private void course(Rig rig, Jvm jvm) {
    List<Member> members = Member.fleet(0, options.canaries());
    Views views = rig.keep(() -> Views.open(rig.client()));
    deploy(rig, members);
    var told = new Course.Told(progress, figures);
    progress.say("starting the controller");
    ControllerRun controller = new Startup(rig, views, told).measure(jvm);
    Course course = new Course(rig, views, controller, members, told);
    boolean all = options.scope() == Scope.ALL;
    course.initialise();
    if (options.scope() == Scope.DASHBOARD) {
      new DashboardCourse(rig, views, controller, members, told).measure();
      course.end();
      return;
    }
    course.rest();
    if (all) {
      course.rollOut();
      course.rollBack();
    }
    course.end();
    if (all) {
      List<Member> more = Member.fleet(options.canaries(), options.canaries());
      deploy(rig, more);
      course.takeOver(more);
    } else {
      Jvm usual = Jvm.aotCache(rig.places().app()).map(jvm::with).orElse(jvm);
      new Restart(rig, told).measure(controller, usual, members);
    }
    progress.say("ending everything");
  }

  private void soak(Rig rig, Jvm jvm) {
    Backends backends = rig.keep(Backends::start);
    Views views = rig.keep(() -> Views.open(rig.client()));
    List<Member> members = Member.fleet(0, options.canaries());
    deploy(rig, members);
    progress.say("starting the controller");
    ControllerRun controller = rig.controller(jvm).awaitReady();
    Course course = new Course(rig, views, controller, members, new Course.Told(progress, figures));
    Soak soak = new Soak(rig, course, views, backends, members);
    soak.initialise();
    soak.hang();
    soak.resume();
    course.end();
    progress.say("ending everything");
  }

  private void outbox(Rig rig, Jvm jvm) {
    Views views = rig.keep(() -> Views.open(rig.client()));
    List<Member> members = Member.fleet(0, options.canaries());
    deploy(rig, members);
    Receiver receiver = rig.keep(Receiver::start);
    WrittenAlerts written = rig.keep(() -> WrittenAlerts.watch(rig.client()));
    Course.Told told = new Course.Told(progress, figures);
    new Outbox(rig, jvm, views, members, receiver, written, told).run(options.down());
    progress.say("ending everything");
  }

  private void deploy(Rig rig, List<Member> members) {
    progress.say("deploying " + members.size() + " workloads");
    long begin = System.nanoTime();
    try (var available = new Observed<>(rig.client(), Kinds.DEPLOYMENT, Views::available)) {
      new Fleet(rig.client()).createDeployments(members);
      Duration limit = Duration.ofSeconds(120 + members.size() / 4);
      available.awaitAll(
          members, true, begin, new Observed.Wait("available", limit, progress, rig::check));
    }
  }
}
