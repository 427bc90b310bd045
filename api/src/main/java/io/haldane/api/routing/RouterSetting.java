package io.haldane.api.routing;

/**
 * A setting of the installation that one adapter reads. Two adapters may declare the same setting,
 * with the same default.
 *
 * @param name such as {@code ingress-class}; that of the flag where there is one
 * @param byDefault empty when there is no default
 * @param help one line for people
 */
public record RouterSetting(String name, String byDefault, String help) {}
