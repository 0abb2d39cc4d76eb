/**
 * The public API of Selvedge: {@link dev.selvedge.Guarded @Guarded} turns a concurrency defect of a
 * test into its failure, {@link dev.selvedge.Selvedge} records what a piece of code does, {@link
 * dev.selvedge.Finding} describes a defect.
 */
@NullMarked
package dev.selvedge;

import org.jspecify.annotations.NullMarked;
