package io.haldane.load.plan;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The command line of {@code hey}. Its {@code -q} is a rate per worker. */
final class Hey {
  private static final String NAME = "hey";
  private static final Flags FLAGS =
      Flags.of(
          NAME,
          Flags.Style.GO,
          List.of("n", "c", "q", "z", "m", "H", "t", "A", "d", "D", "T", "a", "host"),
          List.of("h2", "disable-compression", "disable-keepalive", "disable-redirects"));
  private static final long REQUESTS = 200;
  private static final long WORKERS = 50;
  private static final long SECONDS = 20;

  private Hey() {}

  static LoadPlan plan(List<String> arguments, PlanLimits limits) throws Refusal {
    Given given = FLAGS.read(arguments);
    long workers = limits.concurrency(NAME, given.count("c", WORKERS));
    Optional<Double> each = given.rate("q");
    return LoadPlan.within(
        limits,
        NAME,
        new LoadPlan.Wish(
            target(given, limits),
            each.<Pace>map(rate -> new Pace.Steady(rate * workers)).orElseGet(Pace.Eager::new),
            ending(given, workers),
            workers,
            workers,
            timeout(given, limits)));
  }

  private static Ending ending(Given given, long workers) throws Refusal {
    Optional<Duration> duration = given.duration("z");
    if (duration.isPresent()) {
      return new Ending.After(duration.get());
    }
    long count = given.count("n", REQUESTS);
    if (count < workers) {
      throw new Refusal("hey: -n must not be less than -c.");
    }
    return new Ending.Requests(count);
  }

  private static Duration timeout(Given given, PlanLimits limits) throws Refusal {
    // In hey, 0 means no timeout.
    return given.value("t").equals(Optional.of("0"))
        ? limits.longest()
        : Duration.ofSeconds(Math.min(given.count("t", SECONDS), limits.longest().toSeconds()));
  }

  private static Target target(Given given, PlanLimits limits) throws Refusal {
    List<Header> headers = new ArrayList<>(Headers.parse(NAME, given.all("H")));
    Optional<String> host =
        given.value("host").or(() -> value(headers, "host")).filter(name -> !name.isEmpty());
    headers.removeIf(header -> header.name().equalsIgnoreCase("host"));
    addUnlessThere(headers, "Content-Type", given.value("T").orElse("text/html"));
    addUnlessThere(headers, "Accept", given.value("A").orElse(""));
    addUnlessThere(headers, "Authorization", given.value("a").map(Hey::basic).orElse(""));
    addUnlessThere(headers, "Accept-Encoding", given.has("disable-compression") ? "" : "gzip");
    return new Target.Http(
        Method.checked(NAME, given.value("m").orElse("GET").toUpperCase(Locale.ROOT)),
        WebTarget.parse(NAME, given.only("URL")),
        host,
        List.copyOf(headers),
        body(given, limits),
        given.has("h2"),
        !given.has("disable-keepalive"),
        !given.has("disable-redirects"));
  }

  private static ByteString body(Given given, PlanLimits limits) throws Refusal {
    Optional<String> file = given.value("D");
    return file.isPresent()
        ? BodyFile.read(NAME, limits, file.get())
        : BodyFile.checked(NAME, ByteString.copyFromUtf8(given.value("d").orElse("")));
  }

  private static String basic(String user) {
    byte[] bytes = user.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  private static Optional<String> value(List<Header> headers, String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst();
  }

  private static void addUnlessThere(List<Header> headers, String name, String value)
      throws Refusal {
    if (!value.isEmpty() && value(headers, name).isEmpty()) {
      headers.add(Headers.checked(NAME, name, value));
    }
  }
}
