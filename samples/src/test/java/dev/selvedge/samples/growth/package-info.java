/** Tests of the samples of what grows with the work that comes in. */
@NullMarked
package dev.selvedge.samples.growth;

import org.jspecify.annotations.NullMarked;
