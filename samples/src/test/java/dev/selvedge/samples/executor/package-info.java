/** Tests of the samples of pools and their end. */
@NullMarked
package dev.selvedge.samples.executor;

import org.jspecify.annotations.NullMarked;
