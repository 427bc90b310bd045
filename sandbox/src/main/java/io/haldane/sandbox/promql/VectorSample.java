package io.haldane.sandbox.promql;

/** One element of an instant vector. */
public record VectorSample(Labels labels, double value) {}
