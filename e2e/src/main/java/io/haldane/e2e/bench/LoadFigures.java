package io.haldane.e2e.bench;

/**
 * What a load generator did.
 *
 * @param rate requests a second
 * @param failed percent of the requests that were not answered well
 * @param p50 milliseconds from sending to the whole answer
 * @param p99 the same
 * @param cpu microseconds of one core for each request
 */
record LoadFigures(double rate, double failed, double p50, double p99, double cpu) {}
