/** Tests of work in the background. */
@NullMarked
package dev.selvedge.samples.background;

import org.jspecify.annotations.NullMarked;
