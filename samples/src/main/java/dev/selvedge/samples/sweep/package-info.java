/**
 * A service that can be cancelled wherever it waits, and one that only looks like it: what a
 * cancellation sweep is for. The line at fault that the agent knows is marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.sweep;

import org.jspecify.annotations.NullMarked;
