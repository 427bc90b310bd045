package io.haldane.channels;

import io.haldane.webhooks.testing.ChannelStructure;
import java.util.Map;

class StructureTest extends ChannelStructure {
  StructureTest() {
    super("io.haldane.channels", Map.of());
  }
}
