/**
 * A task for each item, and what bounds how many of them are at work at once; beside it the flawed
 * twin, whose line is marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.ratelimit;

import org.jspecify.annotations.NullMarked;
