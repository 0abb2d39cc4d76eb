/**
 * Services on an event loop, of Vert.x and of Netty. Beside them one that keeps its loop waiting;
 * the line is marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.eventloop;

import org.jspecify.annotations.NullMarked;
