package io.haldane.controller.web.login;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.haldane.controller.config.DashboardAuth;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Signs users in and out. */
@Path("/api/session")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SessionResource {
  private static final Logger LOG = Logger.getLogger(SessionResource.class);
  private final Login login;
  private final Visit visit;

  @Inject
  public SessionResource(Login login, Visit visit) {
    this.login = login;
    this.visit = visit;
  }

  /** What the login page sends. Never shown or logged. */
  public record Token(@Nullable String token) {
    @Override
    public String toString() {
      return "Token[(hidden)]";
    }
  }

  /**
   * Who is signed in.
   *
   * @param auth as the flag spells it
   * @param user absent when nobody is signed in
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Standing(String auth, @Nullable String user) {}

  @GET
  public Standing standing() {
    Optional<String> user = visit.anyPass().map(Pass::viewer).flatMap(Viewer::name);
    return new Standing(login.auth().toString(), user.orElse(null));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response signIn(@Nullable Token body) {
    if (login.auth() != DashboardAuth.TOKEN) {
      throw new Refused(404, "The dashboard takes no tokens (-dashboard-auth).");
    }
    String token = token(body);
    String client = login.client(visit.request());
    return switch (login.enter(new Credential.Bearer(token), client)) {
      case Entry.In(Pass pass) -> {
        String user = pass.viewer().name().orElse("");
        LOG.infof("%s signed in to the dashboard from %s", Plain.of(user), Plain.of(client));
        yield Response.ok(new Standing(login.auth().toString(), user))
            .cookie(cookie(login.session(token), (int) Login.LONGEST_SESSION.toSeconds()))
            .build();
      }
      case Entry.SignIn _ -> throw new Refused(401, "The cluster does not accept this token.");
      case Entry.TooMany _ -> throw new Refused(429, "Too many logins. Wait a minute.");
      case Entry.Unavailable(String why) -> throw new Refused(503, why);
    };
  }

  @DELETE
  public Response signOut() {
    login.signOut(visit.request());
    return Response.noContent().cookie(cookie("", 0)).build();
  }

  private static String token(@Nullable Token body) {
    String token = body == null || body.token() == null ? "" : body.token().strip();
    if (token.isEmpty()) {
      throw new Refused(400, "Enter a token.");
    }
    if (token.getBytes(StandardCharsets.UTF_8).length > SessionCookie.LONGEST_TOKEN) {
      throw new Refused(
          400, "This token is too long for a cookie. Use one of kubectl create token.");
    }
    return token;
  }

  private NewCookie cookie(String value, int seconds) {
    HttpServerRequest request = visit.request();
    boolean encrypted =
        request.isSSL() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
    return new NewCookie.Builder(SessionCookie.NAME)
        .value(value)
        .path("/")
        .maxAge(seconds)
        .httpOnly(true)
        .secure(encrypted)
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }
}
