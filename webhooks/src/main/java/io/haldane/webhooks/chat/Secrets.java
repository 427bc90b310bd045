package io.haldane.webhooks.chat;

import io.haldane.api.notify.Channel;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What must not be seen of a channel: its token, its address and the long parts of that. */
record Secrets(List<String> values) {
  private static final Pattern SEPARATORS = Pattern.compile("[/?&=]+");
  private static final int LONG = 8;

  static Secrets of(Channel channel) {
    Stream<String> parts = SEPARATORS.splitAsStream(channel.address()).filter(Secrets::isLong);
    return new Secrets(
        Stream.concat(Stream.of(channel.address()), Stream.concat(token(channel), parts))
            .filter(secret -> !secret.isBlank())
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList());
  }

  String hideIn(String text) {
    String hidden = text;
    for (String secret : values) {
      hidden = hidden.replace(secret, "***");
    }
    return hidden;
  }

  private static Stream<String> token(Channel channel) {
    return Stream.ofNullable(channel.token());
  }

  private static boolean isLong(String part) {
    return part.length() >= LONG;
  }

  /** Says nothing. */
  @Override
  public String toString() {
    return "secrets";
  }
}
