/** The agent's start and end, and what the framework sees of it. */
@NullMarked
package dev.selvedge.agent;

import org.jspecify.annotations.NullMarked;
