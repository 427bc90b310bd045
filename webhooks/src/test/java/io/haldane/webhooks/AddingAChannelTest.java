package io.haldane.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Follows docs/adding-a-channel.md to the letter: its files are compiled, and its test is run. */
class AddingAChannelTest {
  private static final Path GUIDE = Path.of("..", "docs", "adding-a-channel.md");
  private static final Pattern FILE =
      Pattern.compile("`webhooks/(src/[^`]+)`[^`]*```\\w*\n(.*?)```", Pattern.DOTALL);
  private static final String SERVICES =
      "src/main/resources/META-INF/services/io.haldane.api.notify.Notifier";

  @TempDir Path folder;

  @Test
  void a_channel_is_one_folder_and_one_line() throws IOException {
    Map<String, String> files = files();

    assertThat(Objects.requireNonNull(files.remove(SERVICES)).lines()).hasSize(1);
    assertThat(files.keySet())
        .allMatch(file -> file.matches("src/(main|test)/java/io/haldane/webhooks/pigeon/\\w.*"));
    assertThat(files.values().stream().flatMap(String::lines)).hasSizeLessThan(150);
  }

  @Test
  void the_channel_of_the_guide_keeps_the_contract() throws Exception {
    Path classes = compiled(files());
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    System.setProperty("golden.folder", folder.resolve("golden").toString());
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, before)) {
      Thread.currentThread().setContextClassLoader(loader);
      Class<?> test = loader.loadClass("io.haldane.webhooks.pigeon.PigeonNotifierTest");
      System.setProperty("golden.update", "true");
      run(test);
      System.clearProperty("golden.update");
      TestExecutionSummary summary = run(test);

      assertThat(summary.getTestsSucceededCount()).isGreaterThan(50);
      assertThat(summary.getTestsSkippedCount()).isZero();
    } finally {
      Thread.currentThread().setContextClassLoader(before);
      System.clearProperty("golden.folder");
      System.clearProperty("golden.update");
    }
    assertThat(folder.resolve("golden/pigeon")).isDirectoryRecursivelyContaining("glob:**.http");
  }

  private static TestExecutionSummary run(Class<?> test) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(test)).build(),
            listener);
    assertThat(listener.getSummary().getFailures())
        .extracting(
            failure -> failure.getTestIdentifier().getDisplayName() + ": " + failure.getException())
        .isEmpty();
    return listener.getSummary();
  }

  /** Content by path; a path stands in the text right before its block. */
  private static Map<String, String> files() throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    FILE.matcher(Files.readString(GUIDE))
        .results()
        .forEach(file -> files.put(file.group(1), file.group(2)));
    assertThat(files).hasSize(4);
    return files;
  }

  private Path compiled(Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    Path classes = Files.createDirectories(folder.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of(
            "-proc:none",
            "-Xlint:all,-processing,-classfile,-path",
            "-Werror",
            "-classpath",
            System.getProperty("java.class.path"),
            "-d",
            classes.toString());
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null);
        Stream<Path> all = Files.walk(folder.resolve("src"))) {
      List<Path> sources = all.filter(path -> path.toString().endsWith(".java")).toList();
      assertThat(
              compiler
                  .getTask(
                      null,
                      manager,
                      null,
                      options,
                      null,
                      manager.getJavaFileObjectsFromPaths(sources))
                  .call())
          .as("the guide's files compile")
          .isTrue();
    }
    Path services = classes.resolve("META-INF/services/io.haldane.api.notify.Notifier");
    Files.createDirectories(services.getParent());
    Files.copy(folder.resolve(SERVICES), services);
    return classes;
  }
}
