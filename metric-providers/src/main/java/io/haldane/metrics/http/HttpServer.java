package io.haldane.metrics.http;

import io.haldane.api.GoDuration;
import io.haldane.api.metrics.AddressNeed;
import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricCapabilities;
import io.haldane.api.metrics.MetricContext;
import io.haldane.api.metrics.MetricSource;
import io.haldane.api.net.Redaction;
import io.haldane.outbound.CallOptions;
import io.haldane.outbound.HostRules;
import io.haldane.outbound.HttpCall;
import io.haldane.outbound.HttpReply;
import io.haldane.outbound.OutboundClient;
import io.haldane.outbound.Tls;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The server of a backend, with the settings of its template.
 *
 * @param headers of every request, with the login
 * @param secretKeys of the Secret; empty without one
 * @param redaction hides the backend's credentials in foreign words
 * @param signing what every request goes through before it is sent
 */
public record HttpServer(
    MetricCapabilities about,
    Address.Usable address,
    Map<String, List<String>> headers,
    CallOptions options,
    SortedSet<String> secretKeys,
    Redaction redaction,
    OutboundClient client,
    InstantSource clock,
    UnaryOperator<HttpCall> signing) {
  /**
   * Bytes of body that are read before the backend counts as broken. One value needs few, and many
   * answers are read at once.
   */
  private static final int LARGEST_BODY = 256 * 1024;

  /**
   * Reads address, headers and login of a template.
   *
   * @param login by the backend's Secret, or by what stands in the address
   * @param source what asks the server
   */
  public static MetricSource open(
      MetricCapabilities about,
      Backend backend,
      MetricContext context,
      Function<Address.Usable, Login> login,
      Function<HttpServer, MetricSource> source) {
    return switch (Address.parse(address(about, backend))) {
      case Address.Unusable(String why) -> MetricSource.unusable(why);
      case Address.Usable address ->
          switch (login.apply(address)) {
            case Login.Missing(String why) -> MetricSource.unusable(why);
            case Login.None _ -> open(about, backend, context, address, Map.of(), source);
            case Login.Headers(var headers) ->
                open(about, backend, context, address, headers, source);
          };
    };
  }

  private static String address(MetricCapabilities about, Backend backend) {
    return backend.address().isBlank() && about.address() instanceof AddressNeed.Default(String url)
        ? url
        : backend.address();
  }

  private static MetricSource open(
      MetricCapabilities about,
      Backend backend,
      MetricContext context,
      Address.Usable address,
      Map<String, String> login,
      Function<HttpServer, MetricSource> source) {
    Headers headers = Headers.of(backend.headers(), login);
    Optional<String> unsendable = headers.unsendable();
    if (unsendable.isPresent()) {
      return MetricSource.unusable(unsendable.get());
    }
    return switch (Trust.of(backend)) {
      case Trust.Unusable(String why) -> MetricSource.unusable(why);
      case Trust.Usable(Tls tls) ->
          source.apply(
              new HttpServer(
                  about,
                  address,
                  headers.all(),
                  options(backend, tls),
                  new TreeSet<>(BackendSecrets.login(backend).keySet()),
                  BackendSecrets.of(backend),
                  context.service(OutboundClient.class),
                  context.clock(),
                  UnaryOperator.identity()));
    };
  }

  private static CallOptions options(Backend backend, Tls tls) {
    return CallOptions.of(HostRules.installed().trusts(backend.address()))
        .withTls(tls)
        .withBodyLimit(LARGEST_BODY);
  }

  /** How messages name the backend, without credentials. */
  public String shown() {
    return about.name() + " at " + address.shown();
  }

  /**
   * @param parameters encoded
   */
  public HttpCall get(String path, String parameters) {
    return HttpCall.get(address.with(path, parameters), headers, options);
  }

  /**
   * @param parameters encoded
   */
  public HttpCall post(String path, String parameters, String contentType, String body) {
    return HttpCall.post(
        address.with(path, parameters), header("Content-Type", contentType), body, options);
  }

  public HttpCall delete(String path) {
    return new HttpCall("DELETE", address.with(path, ""), headers, null, options);
  }

  /** The same server, with another header. */
  public HttpServer with(String name, String value) {
    return copy(address, header(name, value), options, redaction);
  }

  /** Another server with the same login, such as the one that gives tokens. */
  public HttpServer at(Address.Usable other) {
    // Whatever leads there was not written by the installation.
    CallOptions untrusted =
        CallOptions.of(false).withTls(options.tls()).withBodyLimit(LARGEST_BODY);
    return copy(other, headers, untrusted, redaction);
  }

  /** The same server, with a token that was given for the login of the template. */
  public HttpServer withToken(String token) {
    return copy(address, header("Authorization", "Bearer " + token), options, redaction.and(token));
  }

  /** The same server, whose texts do not show this value either. */
  public HttpServer hiding(String value) {
    return copy(address, headers, options, redaction.and(value));
  }

  /** The same server, to which requests are signed. */
  public HttpServer signedBy(UnaryOperator<HttpCall> signer) {
    return new HttpServer(
        about, address, headers, options, secretKeys, redaction, client, clock, signer);
  }

  private HttpServer copy(
      Address.Usable where, Map<String, List<String>> sent, CallOptions how, Redaction hidden) {
    return new HttpServer(about, where, sent, how, secretKeys, hidden, client, clock, signing);
  }

  private Map<String, List<String>> header(String name, String value) {
    Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(headers);
    all.put(name, List.of(value));
    return all;
  }

  /** Sends one request. Every failure is an answer that says what to do. */
  public MetricAnswer ask(HttpCall call, Duration deadline, BodyReader reader) {
    return send(
        call,
        deadline,
        answered ->
            answered.status() / 100 == 2
                ? reader.read(answered.body(), this)
                : Refusal.of(answered, reader.error(answered.body()), this));
  }

  /**
   * Whether the server answers and takes the login, whatever is at that path; empty when it does.
   */
  public Optional<String> reach(HttpCall call, Duration deadline) {
    return send(
            call,
            deadline,
            answered ->
                switch (answered.status()) {
                  case 400, 404, 405 -> MetricAnswer.of(1);
                  default ->
                      answered.status() / 100 == 2
                          ? MetricAnswer.of(1)
                          : Refusal.of(answered, "", this);
                })
        .problem();
  }

  private MetricAnswer send(
      HttpCall call, Duration deadline, Function<HttpReply.Answered, MetricAnswer> reader) {
    try {
      return switch (client.send(signing.apply(call), deadline)) {
        case HttpReply.Failed failed ->
            failed(BackendFailure.of(failed, GoDuration.format(deadline)));
        case HttpReply.Redirected(var _, String why) ->
            MetricAnswer.misconfigured(shown() + " " + redaction.hide(why));
        case HttpReply.Answered answered -> reader.apply(answered);
      };
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return failed(BackendFailure.interrupted());
    }
  }

  private MetricAnswer failed(BackendFailure failure) {
    return new MetricAnswer.Unavailable(
        failure.fault(), shown() + " " + redaction.hide(failure.why()), Optional.empty());
  }

  /**
   * What the backend said makes no sense, or not yet.
   *
   * @param what a clause that follows the server's name
   */
  public MetricAnswer junk(String what) {
    return MetricAnswer.broken(shown() + " " + what);
  }

  /**
   * The backend refuses the query, whatever status it gives.
   *
   * @param words its own
   */
  public MetricAnswer refused(String words) {
    return MetricAnswer.misconfigured(
        shown() + " refuses the query (" + redaction.quote(words) + ")");
  }

  /** Names the server only: headers hold the login. */
  @Override
  public String toString() {
    return shown();
  }
}
