/** Tests of work for the processor. */
@NullMarked
package dev.selvedge.samples.compute;

import org.jspecify.annotations.NullMarked;
