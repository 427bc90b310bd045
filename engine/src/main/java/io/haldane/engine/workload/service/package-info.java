/** Targets that are Services, whose backends are not ours. */
@NullMarked
package io.haldane.engine.workload.service;

import org.jspecify.annotations.NullMarked;
