package io.haldane.api.v1beta1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Present in the schema for compatibility; never written. */
@Lenient
public record MetricTemplateStatus(@Nullable List<Condition> conditions) {}
