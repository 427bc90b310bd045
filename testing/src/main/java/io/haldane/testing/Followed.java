package io.haldane.testing;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A guide whose files were written and compiled against the classes of the running test.
 *
 * @param root where its files are, as in the repository
 * @param loader of its classes, and of the services that it names
 */
public record Followed(Path root, URLClassLoader loader) implements AutoCloseable {
  private static final String SERVICES = "META-INF/services";

  static Followed compiled(Guide guide, Path root) throws IOException {
    Path classes = Files.createDirectories(root.resolve("classes"));
    for (Guide.Part part : guide.parts()) {
      if (part.folder().endsWith(SERVICES)) {
        Path services = Files.createDirectories(classes.resolve(SERVICES));
        Files.copy(root.resolve(part.path()), services.resolve(Path.of(part.path()).getFileName()));
      }
    }
    compile(guide, root, classes);
    URL[] urls = {classes.toUri().toURL()};
    return new Followed(root, new URLClassLoader(urls, Followed.class.getClassLoader()));
  }

  private static void compile(Guide guide, Path root, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
      List<Path> sources =
          guide.parts().stream()
              .filter(Guide.Part::isJava)
              .map(part -> root.resolve(part.path()))
              .toList();
      List<String> options =
          List.of(
              "-proc:none",
              "-Xlint:all,-processing,-classfile,-path",
              "-Werror",
              "-classpath",
              System.getProperty("java.class.path"),
              "-d",
              classes.toString());
      boolean compiles =
          compiler
              .getTask(
                  messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      if (!compiles) {
        throw new IllegalStateException("the guide does not compile:\n" + messages);
      }
    }
  }

  /** Runs with the services that the guide names in place. */
  public <T> T here(Callable<T> work) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return work.call();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Runs the tests of one of its classes. */
  public TestRun run(String testClass) throws Exception {
    return here(() -> TestRun.of(loader.loadClass(testClass)));
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
