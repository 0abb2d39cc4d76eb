/** Tests of the samples of many items that are handled in batches. */
@NullMarked
package dev.selvedge.samples.batching;

import org.jspecify.annotations.NullMarked;
