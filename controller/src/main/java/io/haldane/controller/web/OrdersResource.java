package io.haldane.controller.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.haldane.api.v1beta1.Canary;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.kube.OrderOutcome;
import io.haldane.controller.kube.OrderWrites;
import io.haldane.controller.web.login.ClusterAccess;
import io.haldane.controller.web.login.Permissions.Deed;
import io.haldane.controller.web.login.Plain;
import io.haldane.controller.web.login.Refused;
import io.haldane.view.Choice;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Orders for one canary, given by a user whose permission the cluster confirms. */
@Path("/api/canaries/{namespace}/{name}/orders")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class OrdersResource {
  private static final Logger LOG = Logger.getLogger(OrdersResource.class);
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9-]{8,64}");

  private final Gatekeeper gatekeeper;
  private final ClusterAccess cluster;

  @Inject
  public OrdersResource(Gatekeeper gatekeeper, ClusterAccess cluster) {
    this.gatekeeper = gatekeeper;
    this.cluster = cluster;
  }

  /**
   * What a user asks for.
   *
   * @param verb such as {@code promote}
   * @param token the same for each repetition of one order
   * @param revision of the canary that the user saw; absent when it had none
   */
  public record Wish(@Nullable String verb, @Nullable String token, @Nullable String revision) {}

  /**
   * Whether the viewer may give orders here.
   *
   * @param refused why not; absent when one may
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Ordering(@Nullable String refused) {}

  @GET
  public Ordering ordering(@RestPath String namespace, @RestPath String name) {
    check(namespace, name);
    gatekeeper.require(Deed.GET, namespace);
    try {
      gatekeeper.require(Deed.UPDATE, namespace);
      return new Ordering(null);
    } catch (Refused e) {
      return new Ordering(e.getMessage());
    }
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response give(@RestPath String namespace, @RestPath String name, @Nullable Wish wish) {
    CanaryKey key = check(namespace, name);
    gatekeeper.require(Deed.GET, namespace);
    gatekeeper.require(Deed.UPDATE, namespace);
    OrderWrites.Order order = order(key, wish);
    String revision = wish == null ? null : wish.revision();
    OrderWrites writes =
        cluster.orders().orElseThrow(() -> new Refused(503, "The controller is starting."));
    OrderOutcome outcome = writes.give(order, canary -> objection(canary, order.verb(), revision));
    LOG.infof(
        "order \"%s\" for %s by %s (dashboard): %s",
        order.verb(), key, Plain.of(order.by()), outcome);
    return switch (outcome) {
      case OrderOutcome.Given _ -> Response.accepted(new Ordering(null)).build();
      case OrderOutcome.NoCanary _ -> throw new Refused(404, "There is no such canary.");
      case OrderOutcome.Outdated(String why) -> throw new Refused(409, why);
      case OrderOutcome.Refused(String why) -> throw new Refused(502, why);
      case OrderOutcome.Unavailable(String why) -> throw new Refused(503, why);
    };
  }

  private OrderWrites.Order order(CanaryKey key, @Nullable Wish wish) {
    String verb = wish == null || wish.verb() == null ? "" : wish.verb();
    String token = wish == null || wish.token() == null ? "" : wish.token();
    if (!TOKEN.matcher(token).matches()) {
      throw new Refused(400, "An order needs a token of 8 to 64 letters, digits or dashes.");
    }
    if (!OrderWrites.knows(verb)) {
      throw new Refused(400, "There is no such order. Use promote, abort, pause, resume or retry.");
    }
    return new OrderWrites.Order(key, verb, token, gatekeeper.viewer().name().orElse(""));
  }

  /** Names go into the address of a request to the API server. */
  private static CanaryKey check(String namespace, String name) {
    if (!NAME.matcher(namespace).matches() || !NAME.matcher(name).matches()) {
      throw new Refused(404, "There is no such canary.");
    }
    return new CanaryKey(namespace, name);
  }

  /** What was confirmed for one version must not happen to another. */
  private static Optional<String> objection(Canary canary, String verb, @Nullable String revision) {
    var status = canary.statusOrEmpty();
    return Objects.equals(status.lastAppliedSpec(), revision)
        ? Choice.objection(verb, canary, status)
        : Optional.of("Another version is being released now. Check the canary and try again.");
  }
}
