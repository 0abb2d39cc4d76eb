/**
 * Code that blocks, started by an event loop. Beside it a loop that waits for it; the line is
 * marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.offload;

import org.jspecify.annotations.NullMarked;
