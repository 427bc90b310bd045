package io.haldane.controller.leader;

import io.haldane.api.ObjectRef;

/**
 * Which canaries this process may act on. One leader owns all of them today; a share of them is an
 * answer that the callers do not notice.
 */
@FunctionalInterface
public interface Ownership {
  /**
   * Whether this process, and no other, may act on that canary now. Asked before every write and
   * every message.
   *
   * @param ref of a canary, or of a metric template or alert provider to report on
   */
  boolean owns(ObjectRef ref);
}
