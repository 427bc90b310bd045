package io.haldane.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.Notifier;
import io.haldane.testing.CoreLiterals;
import io.haldane.webhooks.testing.NotifierContract;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every channel has all its parts, and nothing outside its folder names it. */
class StructureTest {
  /** Where the core may name a channel in a literal: the file, and the reason. */
  private static final Map<String, String> ALLOWED =
      Map.of(
          "Flags.java", "the -slack-* and -msteams-* flags are Flagger's",
          "GlobalChannel.java", "these flags choose the channel of the installation");

  private static final List<Notifier> NOTIFIERS =
      ServiceLoader.load(Notifier.class).stream().map(ServiceLoader.Provider::get).toList();

  private static boolean names(String literal) {
    return NOTIFIERS.stream()
        .map(notifier -> "(?i).*\\b" + Pattern.quote(notifier.type()) + "\\b.*")
        .anyMatch(literal::matches);
  }

  @Test
  void the_core_names_no_channel() throws IOException {
    assertThat(CoreLiterals.where(Path.of(".."), ALLOWED.keySet(), StructureTest::names))
        .as("ask the notifier's capabilities instead of its name")
        .isEmpty();
  }

  @Test
  void a_name_in_a_literal_is_found() throws IOException {
    assertThat(names("slack")).isTrue();
    assertThat(names("the Slack channel")).isTrue();
    assertThat(names("slackness")).isFalse();
    assertThat(CoreLiterals.where(Path.of(".."), Set.of(), StructureTest::names))
        .as("the places where flags name channels")
        .allMatch(found -> ALLOWED.keySet().stream().anyMatch(found::contains))
        .isNotEmpty();
  }

  @Test
  void every_channel_has_a_section_in_the_docs() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "alerts", "README.md"));
    for (Notifier notifier : NOTIFIERS) {
      assertThat(page)
          .as("the section of channel %s: see docs/adding-a-channel.md", notifier.type())
          .contains(
              "\n## " + notifier.capabilities().title() + "\n", "type: " + notifier.type() + "\n");
    }
  }

  @Test
  void every_channel_has_golden_files() {
    for (Notifier notifier : NOTIFIERS) {
      assertThat(Path.of("src", "test", "resources", "golden", notifier.type()))
          .as("golden files of channel %s", notifier.type())
          .isDirectoryRecursivelyContaining("glob:**.http");
    }
  }

  @Test
  void every_channel_inherits_the_contract() throws ReflectiveOperationException {
    for (Notifier notifier : NOTIFIERS) {
      Class<?> main = notifier.getClass();
      Class<?> test = Class.forName(main.getName() + "Test");
      assertThat(NotifierContract.class)
          .as("the test of channel %s extends a contract", notifier.type())
          .isAssignableFrom(test);
      assertThat(Modifier.isAbstract(test.getModifiers())).isFalse();
    }
  }
}
