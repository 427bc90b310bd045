package io.haldane.api.decode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.haldane.api.Fault;
import io.haldane.api.HasFaults;
import io.haldane.api.v1alpha1.CanaryRun;
import io.haldane.api.v1beta1.AlertProvider;
import io.haldane.api.v1beta1.AlertProviderSpec;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanarySpec;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.MetricTemplate;
import io.haldane.api.v1beta1.MetricTemplateSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes canaries, metric templates and alert providers of trees. A field that cannot be read is
 * taken as absent and named as a fault, so that everything else is known of the object: its name,
 * its status, whether it is being deleted.
 */
public final class OwnObjects {
  /** Each is found by reading the whole object again. */
  private static final int MOST_FAULTS = 20;

  /** Lists of what was last reported. A lost entry does no harm; they are written again. */
  private static final List<String> REPORTED =
      List.of("conditions", "checks", "announcements", "pastRuns");

  /** The record of the current run is only read by people. A broken one is begun again. */
  private static final String RECORD = "run";

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(
              new SimpleModule("lenient")
                  .addDeserializer(Double.class, new FiniteNumber())
                  .addDeserializer(IntOrString.class, new Port()));

  private OwnObjects() {}

  public static Canary canary(BoundedTree.Read read) {
    ObjectNode tree = read.tree();
    forgetBrokenNews(tree.path("status"));
    List<Fault> faults = new ArrayList<>(read.faults());
    // The orders' authors are all that is read of these.
    faults.removeIf(fault -> fault.path().startsWith("metadata.managedFields"));
    faults.addAll(required(tree, CanarySpec.class));
    // It says nothing then, which the engine has words for.
    faults.removeIf(new Fault("spec.analysis", "is missing")::equals);
    return decoded(tree, faults, Canary.class, Canary::new, Canary::faults);
  }

  public static MetricTemplate template(BoundedTree.Read read) {
    List<Fault> faults = new ArrayList<>(read.faults());
    faults.addAll(required(read.tree(), MetricTemplateSpec.class));
    return decoded(
        read.tree(), faults, MetricTemplate.class, MetricTemplate::new, MetricTemplate::faults);
  }

  public static AlertProvider alertProvider(BoundedTree.Read read) {
    List<Fault> faults = new ArrayList<>(read.faults());
    faults.addAll(required(read.tree(), AlertProviderSpec.class));
    return decoded(
        read.tree(), faults, AlertProvider.class, AlertProvider::new, AlertProvider::faults);
  }

  /** A record that somebody edited has what can still be read of it. */
  public static CanaryRun run(BoundedTree.Read read) {
    List<Fault> faults = new ArrayList<>(read.faults());
    return decoded(read.tree(), faults, CanaryRun.class, CanaryRun::new, CanaryRun::faults);
  }

  private static List<Fault> required(ObjectNode tree, Class<?> spec) {
    JsonNode value = tree.path("spec");
    return value.isMissingNode() || value.isNull()
        ? List.of(new Fault("spec", "is missing"))
        : RequiredFields.missing("spec", value, spec);
  }

  private static void forgetBrokenNews(JsonNode status) {
    if (!(status instanceof ObjectNode all) || isWhole(all)) {
      return;
    }
    if (all.has(RECORD) && !isWhole(all.objectNode().set(RECORD, all.get(RECORD)))) {
      all.remove(RECORD);
    }
    for (String list : REPORTED) {
      if (status.path(list) instanceof ArrayNode entries) {
        for (int i = entries.size() - 1; i >= 0; i--) {
          ObjectNode alone = entries.objectNode();
          alone.putArray(list).add(entries.get(i));
          if (!isWhole(alone)) {
            entries.remove(i);
          }
        }
      }
    }
  }

  private static boolean isWhole(ObjectNode status) {
    try {
      JSON.treeToValue(status, CanaryStatus.class);
      return RequiredFields.missing("status", status, CanaryStatus.class).isEmpty();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private static <T extends HasMetadata & HasFaults> T decoded(
      ObjectNode tree,
      List<Fault> faults,
      Class<T> type,
      Supplier<T> empty,
      BiConsumer<T, List<Fault>> say) {
    T object = null;
    while (object == null) {
      try {
        object = JSON.treeToValue(tree, type);
      } catch (JsonProcessingException e) {
        if (faults.size() >= MOST_FAULTS || !takeOut(tree, e, faults)) {
          object = bare(tree, type, faults, empty);
        }
      }
    }
    if (object.getMetadata() == null) {
      object.setMetadata(empty.get().getMetadata());
    }
    say.accept(object, faults);
    return object;
  }

  /** What is left when one cannot even say where the trouble is. */
  private static <T extends HasMetadata> T bare(
      ObjectNode tree, Class<T> type, List<Fault> faults, Supplier<T> empty) {
    faults.add(new Fault("spec", "cannot be read"));
    try {
      ObjectNode rest = tree.objectNode();
      rest.set("apiVersion", tree.get("apiVersion"));
      rest.set("kind", tree.get("kind"));
      rest.set("metadata", tree.get("metadata"));
      return JSON.treeToValue(rest, type);
    } catch (JsonProcessingException e) {
      return empty.get();
    }
  }

  /** Empties the field that the problem is about, and says so; false when there is none such. */
  private static boolean takeOut(
      ObjectNode tree, JsonProcessingException problem, List<Fault> faults) {
    if (!(problem instanceof JsonMappingException mapping)) {
      return false;
    }
    JsonNode parent = MissingNode.getInstance();
    JsonNode at = tree;
    List<Object> steps = new ArrayList<>();
    for (JsonMappingException.Reference reference : mapping.getPath()) {
      JsonNode below =
          reference.getFieldName() == null
              ? at.path(reference.getIndex())
              : at.path(reference.getFieldName());
      if (below.isMissingNode() || below.isNull()) {
        break;
      }
      steps.add(reference.getFieldName() == null ? reference.getIndex() : reference.getFieldName());
      parent = at;
      at = below;
    }
    if (steps.isEmpty()) {
      return false;
    }
    faults.add(
        new Fault(FieldPath.of(steps), "is " + Words.found(at) + ", not " + wanted(mapping)));
    switch (parent) {
      case ObjectNode object -> object.putNull(String.valueOf(steps.getLast()));
      case ArrayNode array -> array.setNull((int) steps.getLast());
      case JsonNode _ -> throw new IllegalStateException("only containers have fields");
    }
    return true;
  }

  private static String wanted(JsonMappingException problem) {
    @Nullable Class<?> type =
        problem instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
    return Words.wanted(type);
  }
}
