/** Tests of futures that are dropped, and of those that are not. */
@NullMarked
package dev.selvedge.samples.pitfall.forgotten;

import org.jspecify.annotations.NullMarked;
