/** Tests of the samples of several things at once. */
@NullMarked
package dev.selvedge.samples.fanout;

import org.jspecify.annotations.NullMarked;
