/** Tests of the samples of connections that many callers share. */
@NullMarked
package dev.selvedge.samples.pooling;

import org.jspecify.annotations.NullMarked;
