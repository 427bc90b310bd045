package io.haldane.controller.web.login;

import io.haldane.controller.config.DashboardAuth;
import io.haldane.controller.config.HaldaneConfig;
import io.haldane.controller.kube.Person;
import io.haldane.controller.kube.Recognition;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Finds out who sends a request, as {@code -dashboard-auth} says. Thread-safe. */
@Singleton
public class Login {
  static final Duration LONGEST_SESSION = Duration.ofHours(8);
  private static final String SIGN_IN = "Sign in with a token of the cluster.";

  private final DashboardAuth auth;
  private final TrustedProxies proxies;
  private final SessionCookie cookies;
  private final TokenCheck tokens;
  private final Attempts attempts = new Attempts(System::nanoTime);
  private final SignedOut signedOut = new SignedOut(System::nanoTime);

  @Inject
  public Login(HaldaneConfig config, ClusterAccess cluster) {
    this.auth = config.dashboardAuth();
    this.proxies = TrustedProxies.of(config);
    this.cookies = SessionCookie.with(config.dashboardSessionKey());
    this.tokens = new TokenCheck(cluster::reviews, System::nanoTime);
  }

  public DashboardAuth auth() {
    return auth;
  }

  Credential credential(HttpServerRequest request) {
    return switch (auth) {
      case NONE -> new Credential.None();
      case PROXY -> proxies.user(request);
      case TOKEN -> token(request);
    };
  }

  private Credential token(HttpServerRequest request) {
    String header = request.getHeader("Authorization");
    if (header != null) {
      return header.regionMatches(true, 0, "Bearer ", 0, 7) && !header.substring(7).isBlank()
          ? new Credential.Bearer(header.substring(7).strip())
          : new Credential.Wrong("The header Authorization has no bearer token.");
    }
    return session(request).<Credential>map(Credential.Cookie::new).orElseGet(Credential.None::new);
  }

  private Optional<Session> session(HttpServerRequest request) {
    return request.cookies(SessionCookie.NAME).stream()
        .flatMap(cookie -> cookies.open(cookie.getValue(), Instant.now()).stream())
        .findFirst();
  }

  /** The session of this request ends, also for a copy of its cookie. */
  void signOut(HttpServerRequest request) {
    session(request).ifPresent(signedOut::add);
  }

  /** Who it is, where nobody has to be asked. */
  Optional<Entry> quick(Credential credential) {
    return switch (credential) {
      case Credential.Wrong(String why) -> Optional.of(new Entry.SignIn(why));
      case Credential.None _ ->
          Optional.of(
              auth == DashboardAuth.NONE
                  ? new Entry.In(new Pass(new Viewer.Anyone(), credential))
                  : new Entry.SignIn(SIGN_IN));
      case Credential.Proxy(String user, var groups) ->
          Optional.of(in(Person.named(user, groups), credential));
      case Credential.Bearer(String token) ->
          tokens.known(token).map(answer -> entry(answer, credential));
      case Credential.Cookie(Session session) ->
          session.ends().isAfter(Instant.now()) && !signedOut.has(session)
              ? tokens.known(session.token()).map(answer -> entry(answer, credential))
              : Optional.of(new Entry.SignIn("The session has ended. " + SIGN_IN));
    };
  }

  /**
   * Who it is. May ask the API server, so it blocks.
   *
   * @param client address that unknown tokens count for
   */
  Entry enter(Credential credential, String client) {
    Optional<Entry> quick = quick(credential);
    if (quick.isPresent()) {
      return quick.get();
    }
    return switch (credential) {
      case Credential.Cookie(Session session) -> entry(tokens.check(session.token()), credential);
      case Credential.Bearer(String token) ->
          attempts.allow(client) ? entry(tokens.check(token), credential) : new Entry.TooMany();
      case Credential.None _, Credential.Proxy _, Credential.Wrong _ ->
          throw new IllegalStateException("it is known who that is");
    };
  }

  /** Who it is now; it was known before, so it is no attempt. May block. */
  Entry recheck(Credential credential) {
    return credential instanceof Credential.Bearer(String token)
        ? entry(tokens.check(token), credential)
        : enter(credential, "");
  }

  String client(HttpServerRequest request) {
    return proxies.client(request);
  }

  /** The value of the cookie for a token that was recognised. */
  String session(String token) {
    return cookies.seal(token, Instant.now().plus(LONGEST_SESSION));
  }

  private static Entry entry(Recognition answer, Credential credential) {
    return switch (answer) {
      case Recognition.Recognised(Person person) -> in(person, credential);
      case Recognition.Unrecognised _ ->
          new Entry.SignIn("The cluster does not accept this token, or no longer. " + SIGN_IN);
      case Recognition.Unavailable(String why) ->
          new Entry.Unavailable("Cannot check the login: " + why + ".");
    };
  }

  private static Entry in(Person person, Credential credential) {
    return new Entry.In(new Pass(new Viewer.Known(person), credential));
  }
}
