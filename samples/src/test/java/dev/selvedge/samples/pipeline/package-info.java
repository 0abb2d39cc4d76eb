/** Tests of the samples of producers and consumers. */
@NullMarked
package dev.selvedge.samples.pipeline;

import org.jspecify.annotations.NullMarked;
