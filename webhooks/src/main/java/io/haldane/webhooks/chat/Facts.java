package io.haldane.webhooks.chat;

import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.ReleaseEvent.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is worth knowing beside the text: why it happened, what is released, how far it is. */
public final class Facts {
  private Facts() {}

  /** In the order of interest; the fields of the event come last. */
  public static List<Field> of(ReleaseEvent event) {
    List<Field> facts = new ArrayList<>();
    event.reason().ifPresent(reason -> facts.add(new Field("Reason", reason)));
    if (!event.change().images().isEmpty()) {
      facts.add(
          new Field(
              "Image",
              event.change().images().stream()
                  .map(ReleaseEvent.Image::image)
                  .collect(Collectors.joining(", "))));
    }
    if (event.run().weight() > 0) {
      facts.add(new Field("Weight", event.run().weight() + " %"));
    }
    facts.addAll(event.fields());
    event.links().forEach(link -> facts.add(new Field(link.title(), link.url())));
    return List.copyOf(facts);
  }
}
