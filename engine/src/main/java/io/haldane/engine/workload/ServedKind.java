package io.haldane.engine.workload;

/**
 * A kind of object that canaries make the controller read, and mostly write.
 *
 * @param group API group; empty for the core group
 * @param plural resource name in RBAC rules, such as {@code deployments}
 * @param written whether it is changed, too
 */
public record ServedKind(String group, String plural, boolean written) {}
