package io.haldane.load.task;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The same task of the same canary. A hash, because commands are long and may have secrets. */
record TaskKey(String hash) {
  static TaskKey of(Payload payload) {
    String cmd = payload.metadata().getOrDefault("cmd", "");
    return of(payload.namespace(), payload.name(), TaskReader.type(payload), cmd);
  }

  /** That of one run of the canary: a failure of the last version is not one of the next. */
  TaskKey inRun(Payload payload) {
    return of(hash, payload.checksum());
  }

  private static TaskKey of(String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] text = String.join("\0", parts).getBytes(StandardCharsets.UTF_8);
      return new TaskKey(HexFormat.of().formatHex(digest.digest(text)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
