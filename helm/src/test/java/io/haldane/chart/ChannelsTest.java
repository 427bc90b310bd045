package io.haldane.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.Notifier;
import io.haldane.testing.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lists of channels follow what notifiers declare; {@code scripts/generate.sh} rewrites them. */
@Tag("generated")
class ChannelsTest {
  private static final Path OVERLAY =
      Path.of("src/main/resources/io/haldane/crd/alertproviders-overlay.yaml");
  private static final Path PAGE = Path.of("../docs/alerts/README.md");
  private static final Path README = Path.of("../README.md");
  private static final Path FLAGS =
      Path.of("../controller/src/main/java/io/haldane/controller/config/Flags.java");

  private static final List<Notifier> NOTIFIERS =
      ServiceLoader.load(Notifier.class).stream()
          .map(ServiceLoader.Provider::get)
          .sorted(Comparator.comparing(Notifier::type))
          .toList();

  private static Set<String> types() {
    return NOTIFIERS.stream().map(Notifier::type).collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void an_alert_provider_may_name_every_channel() throws IOException {
    Section.of(OVERLAY, "enum: [", "]}").is(String.join(", ", types()));
  }

  @Test
  void the_docs_have_a_section_for_each_channel() throws IOException {
    Section.of(PAGE, "<!-- generated -->\n", "<!-- end -->").is(ChannelDocs.of(NOTIFIERS));
  }

  @Test
  void the_readme_names_every_channel() throws IOException {
    String titles =
        NOTIFIERS.stream()
            .map(notifier -> notifier.capabilities().title())
            .collect(Collectors.joining(", "));
    Section.of(README, "| Reports | Kubernetes events, ", ", webhooks,").is(titles);
  }

  /** The flags are Flagger's, and {@code -help} knows them before any adapter is there. */
  @Test
  void flags_and_values_of_global_channels_belong_to_channels_that_exist() throws IOException {
    Set<String> named =
        Pattern.compile("secret\\(\"(\\w+)-url\"")
            .matcher(Files.readString(FLAGS))
            .results()
            .map(flag -> flag.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    String schema = Files.readString(Path.of("haldane/values.schema.json"));

    assertThat(types()).containsAll(named);
    assertThat(named)
        .isNotEmpty()
        .allSatisfy(type -> assertThat(schema).contains("\n    \"" + type + "\": {"));
  }
}
