/**
 * A database behind a pool of connections, asked by several threads at once. Beside it an event
 * loop that waits for it; the line is marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.app.database;

import org.jspecify.annotations.NullMarked;
