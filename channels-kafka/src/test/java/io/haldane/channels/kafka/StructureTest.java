package io.haldane.channels.kafka;

import io.haldane.webhooks.testing.ChannelStructure;
import java.util.Map;

class StructureTest extends ChannelStructure {
  StructureTest() {
    super("io.haldane.channels.kafka", Map.of());
  }
}
