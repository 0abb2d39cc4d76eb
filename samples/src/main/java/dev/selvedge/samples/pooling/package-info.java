/**
 * Connections that many callers share. Beside them callers that have one each; the line that forks
 * them is marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.pooling;

import org.jspecify.annotations.NullMarked;
