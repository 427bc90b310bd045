package io.haldane.sandbox.load;

/**
 * One request and its answer.
 *
 * @param cookies that the request carried, as in its header; empty for none
 * @param given the cookie that the answer sets, as in its header; empty for none
 * @param pod that answered, by its {@code x-pod}; empty when none did
 */
public record Visit(String cookies, int status, String version, String pod, String given) {}
