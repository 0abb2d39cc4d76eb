/**
 * What a virtual thread does to its carrier: it leaves it where it waits, unless a class
 * initialiser or native code keeps it there. The lines that keep it are marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.virtualthread;

import org.jspecify.annotations.NullMarked;
