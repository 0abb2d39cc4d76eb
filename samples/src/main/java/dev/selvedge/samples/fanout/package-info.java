/**
 * Several things at once, whose results all are wanted: {@code asyncio.gather} of Python. Beside it
 * a failure that nobody notices; its line is marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.fanout;

import org.jspecify.annotations.NullMarked;
