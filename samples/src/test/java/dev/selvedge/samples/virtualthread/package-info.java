/** Tests of what virtual threads do to their carriers. */
@NullMarked
package dev.selvedge.samples.virtualthread;

import org.jspecify.annotations.NullMarked;
