/**
 * The served API, {@code flagger.app/v1beta1}: one record per object of the schema, decoded
 * leniently.
 */
@NullMarked
package io.haldane.api.v1beta1;

import org.jspecify.annotations.NullMarked;
