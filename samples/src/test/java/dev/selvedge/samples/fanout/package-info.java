/** Tests of the samples of fan-outs. */
@NullMarked
package dev.selvedge.samples.fanout;

import org.jspecify.annotations.NullMarked;
