package io.haldane.load.web;

import io.haldane.load.gate.GateKey;
import io.haldane.load.gate.GateKey.Kind;
import io.haldane.load.gate.GateStore;
import io.haldane.load.gate.GatesUnavailable;
import io.haldane.load.plan.Refusal;
import io.haldane.load.task.Answer;
import io.haldane.load.task.Payload;
import io.haldane.load.task.Tasks;
import org.jboss.logging.Logger;

/** Flagger's endpoints. Every method is accepted, as in Flagger. Thread-safe; blocks. */
public record Routes(Tasks tasks, GateStore gates, Access access) {
  private static final Logger LOG = Logger.getLogger(Routes.class);

  Answer answer(String path, String body) throws InterruptedException {
    try {
      return switch (path) {
        case "/healthz", "/gate/approve" -> Answer.ok("OK");
        case "/gate/halt" -> Answer.forbidden();
        case "/gate/check" -> check(Kind.GATE, body);
        case "/gate/open" -> set(Kind.GATE, body, true);
        case "/gate/close" -> set(Kind.GATE, body, false);
        case "/rollback/check" -> check(Kind.ROLLBACK, body);
        case "/rollback/open" -> set(Kind.ROLLBACK, body, true);
        case "/rollback/close" -> set(Kind.ROLLBACK, body, false);
        case "/" -> task(body);
        default -> new Answer(404, "This load tester has no such path.");
      };
    } catch (Refusal e) {
      return Answer.refused(e.sentence());
    } catch (GatesUnavailable e) {
      LOG.warn(e.sentence());
      return Answer.unavailable(e.sentence());
    }
  }

  private Answer task(String body) throws Refusal, InterruptedException {
    Payload payload = Payload.parse(body);
    return access.allows(payload.namespace()) ? tasks.hook(payload) : Answer.forbidden();
  }

  private Answer check(Kind kind, String body) throws Refusal, GatesUnavailable {
    Payload payload = Payload.parse(body);
    boolean open = access.allows(payload.namespace()) && gates.isOpen(key(kind, payload));
    return open ? Answer.ok("Approved") : Answer.forbidden();
  }

  private Answer set(Kind kind, String body, boolean open) throws Refusal, GatesUnavailable {
    Payload payload = Payload.parse(body);
    if (!access.allows(payload.namespace())) {
      return Answer.forbidden();
    }
    GateKey key = key(kind, payload);
    if (open) {
      gates.open(key);
    } else {
      gates.close(key);
    }
    LOG.infof("%s/%s: %s", payload.namespace(), payload.name(), word(kind, open));
    return Answer.accepted();
  }

  private static String word(Kind kind, boolean open) {
    return switch (kind) {
      case GATE -> open ? "gate opened" : "gate closed";
      case ROLLBACK -> open ? "rollback gate opened" : "rollback gate closed";
    };
  }

  private static GateKey key(Kind kind, Payload payload) throws Refusal {
    return GateKey.of(kind, payload.namespace(), payload.name());
  }
}
