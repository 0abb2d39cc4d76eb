/**
 * A chat by WebSocket, in which nobody waits for the slowest. Beside it one in which all do; its
 * line is marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.app.chat;

import org.jspecify.annotations.NullMarked;
