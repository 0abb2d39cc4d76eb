/** Tests of work in the background that has no caller who waits for it. */
@NullMarked
package dev.selvedge.samples.upkeep;

import org.jspecify.annotations.NullMarked;
