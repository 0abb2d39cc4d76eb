/**
 * Calls of a service that bears a few of them at a time, or so many in a second. Beside them as
 * many as there are items; that line is marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.ratelimit;

import org.jspecify.annotations.NullMarked;
