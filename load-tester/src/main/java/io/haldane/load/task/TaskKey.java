package io.haldane.load.task;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The same task of the same run of a canary: a load of the last version says nothing about the next
 * one. A hash, because commands are long and may have secrets.
 */
record TaskKey(String hash) {
  static TaskKey of(Payload payload) {
    String cmd = payload.metadata().getOrDefault("cmd", "");
    return of(
        payload.namespace(), payload.name(), TaskReader.type(payload), cmd, payload.checksum());
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
