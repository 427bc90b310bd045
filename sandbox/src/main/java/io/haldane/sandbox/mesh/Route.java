package io.haldane.sandbox.mesh;

import java.util.List;
import java.util.Set;

/**
 * One routing object, read.
 *
 * @param hosts it speaks for; a star stands for any beginning
 * @param rules the first that matches decides
 */
record Route(Set<String> hosts, List<Rule> rules) {}
