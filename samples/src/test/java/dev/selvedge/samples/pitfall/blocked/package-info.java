/** Tests of a retry on an event loop, from the view of a neighbour. */
@NullMarked
package dev.selvedge.samples.pitfall.blocked;

import org.jspecify.annotations.NullMarked;
