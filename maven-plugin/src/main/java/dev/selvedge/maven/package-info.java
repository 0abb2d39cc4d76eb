/**
 * The goals of the Maven plugin: a class per goal, {@code XxxMojo}, thin over the agent's command
 * line.
 */
@NullMarked
package dev.selvedge.maven;

import org.jspecify.annotations.NullMarked;
