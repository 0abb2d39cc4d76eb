/**
 * How the framework finds the agent, or brings it into the JVM. Not exported: nothing here is for
 * users.
 */
@NullMarked
package dev.selvedge.internal;

import org.jspecify.annotations.NullMarked;
