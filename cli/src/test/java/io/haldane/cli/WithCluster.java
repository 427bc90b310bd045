package io.haldane.cli;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests that each have a shop of their own to change. */
@SuppressWarnings("NullAway.Init") // the set-up method fills the field
abstract class WithCluster {
  TestCluster cluster;

  @BeforeEach
  final void startCluster() throws IOException {
    cluster = new TestCluster().with("shop.yaml");
  }

  @AfterEach
  final void stopCluster() {
    cluster.close();
  }
}
