package io.haldane.webhooks.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.Notifier;
import io.haldane.testing.CoreLiterals;
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

/** Every channel of a module has all its parts, and nothing outside its folder names it. */
public abstract class ChannelStructure {
  private final Map<String, String> allowed;
  private final List<Notifier> notifiers;

  /**
   * @param folder the package above those of the module's channels
   * @param allowed where the core may name a channel in a literal: the file, and the reason
   */
  protected ChannelStructure(String folder, Map<String, String> allowed) {
    this.allowed = Map.copyOf(allowed);
    this.notifiers =
        ServiceLoader.load(Notifier.class).stream()
            .filter(found -> found.type().getName().startsWith(folder + "."))
            .map(ServiceLoader.Provider::get)
            .toList();
  }

  /** The places where the core names one of these channels. */
  protected final List<String> named(Set<String> exceptions) throws IOException {
    return CoreLiterals.where(Path.of(".."), exceptions, this::names);
  }

  /** Whether a literal names one of these channels. */
  protected final boolean names(String literal) {
    return notifiers.stream()
        .map(notifier -> "(?i).*\\b" + Pattern.quote(notifier.type()) + "\\b.*")
        .anyMatch(literal::matches);
  }

  @Test
  void the_core_names_no_channel() throws IOException {
    assertThat(notifiers).isNotEmpty();
    assertThat(named(allowed.keySet()))
        .as("ask the notifier's capabilities instead of its name")
        .isEmpty();
  }

  @Test
  void every_channel_has_a_section_in_the_docs() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "alerts", "README.md"));
    for (Notifier notifier : notifiers) {
      assertThat(page)
          .as("the section of channel %s: see docs/adding-a-channel.md", notifier.type())
          .contains(
              "\n## " + notifier.capabilities().title() + "\n", "type: " + notifier.type() + "\n");
    }
  }

  @Test
  void every_channel_has_golden_files() {
    for (Notifier notifier : notifiers) {
      assertThat(Path.of("src", "test", "resources", "golden", notifier.type()))
          .as("golden files of channel %s", notifier.type())
          .isDirectoryRecursivelyContaining("glob:**.{http,eml,txt}");
    }
  }

  @Test
  void every_channel_inherits_the_contract() throws ReflectiveOperationException {
    for (Notifier notifier : notifiers) {
      Class<?> main = notifier.getClass();
      Class<?> test = Class.forName(main.getName() + "Test");
      assertThat(NotifierContract.class)
          .as("the test of channel %s extends a contract", notifier.type())
          .isAssignableFrom(test);
      assertThat(Modifier.isAbstract(test.getModifiers())).isFalse();
    }
  }
}
