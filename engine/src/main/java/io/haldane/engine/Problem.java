package io.haldane.engine;

/**
 * Something that keeps a canary from being looked after.
 *
 * @param reason one word for the condition, such as {@code TargetMissing}
 * @param message what is wrong, whose it is, and what to do
 */
record Problem(String reason, String message) {}
