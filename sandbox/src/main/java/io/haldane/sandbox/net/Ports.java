package io.haldane.sandbox.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Loopback ports for processes that must be told theirs. */
public final class Ports {
  private static final int TRIES = 100;

  /**
   * Below what systems hand out by themselves: a server or a connection of ours must not get it.
   */
  private static final int LOWEST = 12_000;

  private static final int BEYOND = 32_000;

  private Ports() {}

  /** One that is free now, and that nobody gets by chance before it is used. */
  public static int anyFree() {
    return ThreadLocalRandom.current()
        .ints(TRIES, LOWEST, BEYOND)
        .filter(Ports::isFree)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no free port on this machine"));
  }

  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
