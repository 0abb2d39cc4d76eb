/** Tests of the samples of fan-outs. */
@NullMarked
package dev.selvedge.samples.ratelimit;

import org.jspecify.annotations.NullMarked;
