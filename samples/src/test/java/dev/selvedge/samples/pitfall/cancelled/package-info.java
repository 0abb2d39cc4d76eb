/** Tests of work that ends when it is cancelled, and of work that does not. */
@NullMarked
package dev.selvedge.samples.pitfall.cancelled;

import org.jspecify.annotations.NullMarked;
