package io.haldane.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.Notifier;
import io.haldane.webhooks.testing.NotifierContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  private static final Pattern NAMED =
      Pattern.compile(
          NOTIFIERS.stream()
              .map(Notifier::type)
              .collect(Collectors.joining("|", "\"[^\"\n]*\\b(", ")\\b[^\"\n]*\"")),
          Pattern.CASE_INSENSITIVE);

  private static List<String> literals(String source) {
    String code = source.replaceAll("(?s)/\\*.*?\\*/|(?m)^\\s*//.*$", "");
    return NAMED.matcher(code).results().map(MatchResult::group).toList();
  }

  private static Stream<Path> core(String module) {
    try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void the_core_names_no_channel() {
    List<String> found =
        Stream.of("api", "engine", "view", "controller")
            .flatMap(StructureTest::core)
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> !ALLOWED.containsKey(file.getFileName().toString()))
            .flatMap(file -> literals(text(file)).stream().map(literal -> file + ": " + literal))
            .toList();

    assertThat(found).as("ask the notifier's capabilities instead of its name").isEmpty();
  }

  @Test
  void a_name_in_a_literal_is_found() {
    assertThat(literals("if (type.equals(\"slack\"))")).containsExactly("\"slack\"");
    assertThat(literals("a(\"b\", \"the Slack channel\")"))
        .containsExactly("\"the Slack channel\"");
    assertThat(literals("// \"slack\"\n/** \"slack\" */ a(\"slackness\")")).isEmpty();
  }

  @Test
  void every_channel_has_a_section_in_the_docs() {
    String page = text(Path.of("..", "docs", "alerts", "README.md"));
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
