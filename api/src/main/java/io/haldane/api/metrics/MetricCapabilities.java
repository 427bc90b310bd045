package io.haldane.api.metrics;

/**
 * What a provider declares about its backend.
 *
 * @param name of the product, for documents
 * @param address what {@code spec.provider.address} has to say
 * @param credentials what the Secret of a template has to hold
 * @param freshness when the backend has its data
 * @param severalSeries whether a query can give more than one number
 * @param counters whether a query can give counters instead of a rate
 */
public record MetricCapabilities(
    String name,
    AddressNeed address,
    Credentials credentials,
    Freshness freshness,
    boolean severalSeries,
    boolean counters) {}
