/** Tests of the samples of one call and its result. */
@NullMarked
package dev.selvedge.samples.await;

import org.jspecify.annotations.NullMarked;
