/** Tests of the samples of work that is done once per item. */
@NullMarked
package dev.selvedge.samples.fanout;

import org.jspecify.annotations.NullMarked;
