package io.haldane.metrics.graphite;

import io.haldane.testing.LocalProcess;
import io.haldane.testing.Ports;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A Graphite: carbon-cache takes points, graphite-web gives them. From PyPI: {@code pip install
 * graphite-web carbon whisper gunicorn}.
 */
final class GraphiteProcess implements AutoCloseable {
  private final LocalProcess carbon;
  private final LocalProcess web;
  private final int line;
  private final String address;

  private GraphiteProcess(LocalProcess carbon, LocalProcess web, int line, int port) {
    this.carbon = carbon;
    this.web = web;
    this.line = line;
    this.address = "http://127.0.0.1:" + port;
  }

  static GraphiteProcess start(Path directory) throws IOException, InterruptedException {
    int line = Ports.unused();
    int queries = Ports.unused();
    int port = Ports.unused();
    Files.createDirectories(directory.resolve("storage/whisper"));
    Files.createDirectories(directory.resolve("storage/log"));
    Files.writeString(directory.resolve("carbon.conf"), carbon(directory, line, queries));
    Files.writeString(
        directory.resolve("storage-schemas.conf"), "[all]\npattern = .*\nretentions = 1s:1h\n");
    Files.writeString(directory.resolve("haldane_graphite.py"), settings(directory, queries));
    Map<String, String> environment =
        Map.of(
            "PYTHONPATH",
            directory.toString(),
            "DJANGO_SETTINGS_MODULE",
            "haldane_graphite",
            "HOME",
            directory.toString());
    try (LocalProcess tables =
        LocalProcess.start(
            directory, environment, List.of("django-admin", "migrate", "--run-syncdb"))) {
      if (tables.result() != 0) {
        throw new IOException(Files.readString(directory.resolve("django-admin.log")));
      }
    }
    return new GraphiteProcess(
        LocalProcess.start(
            directory,
            environment,
            List.of(
                "carbon-cache.py",
                "--nodaemon",
                "--config=" + directory.resolve("carbon.conf"),
                "--pidfile=" + directory.resolve("carbon.pid"),
                "start")),
        LocalProcess.start(
            directory,
            environment,
            List.of("gunicorn", "-b", "127.0.0.1:" + port, "graphite.wsgi")),
        line,
        port);
  }

  private static String carbon(Path directory, int line, int queries) {
    return """
    [cache]
    STORAGE_DIR = %1$s/storage/
    LOCAL_DATA_DIR = %1$s/storage/whisper/
    CONF_DIR = %1$s/
    LOG_DIR = %1$s/storage/log/
    PID_DIR = %1$s/
    ENABLE_LOGROTATION = False
    LINE_RECEIVER_INTERFACE = 127.0.0.1
    LINE_RECEIVER_PORT = %2$d
    PICKLE_RECEIVER_INTERFACE = 127.0.0.1
    PICKLE_RECEIVER_PORT = %4$d
    CACHE_QUERY_INTERFACE = 127.0.0.1
    CACHE_QUERY_PORT = %3$d
    """
        .formatted(directory, line, queries, Ports.unused());
  }

  private static String settings(Path directory, int queries) {
    return """
    from graphite.settings import *
    SECRET_KEY = 'test'
    ALLOWED_HOSTS = ['*']
    WHISPER_DIR = '%1$s/storage/whisper'
    STANDARD_DIRS = [WHISPER_DIR]
    INDEX_FILE = '%1$s/storage/index'
    LOG_DIR = '%1$s/storage/log'
    CARBONLINK_HOSTS = ['127.0.0.1:%2$d']
    DATABASES = {'default': {'NAME': '%1$s/db', 'ENGINE': 'django.db.backends.sqlite3'}}
    """
        .formatted(directory, queries);
  }

  String address() {
    return address;
  }

  /** Sends points, one on each line: name, value and second. */
  void write(String lines) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), line);
        OutputStream out = socket.getOutputStream()) {
      out.write(lines.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() {
    web.close();
    carbon.close();
  }
}
