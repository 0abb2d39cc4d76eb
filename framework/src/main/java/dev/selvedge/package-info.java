/**
 * The public API of Selvedge: {@link dev.selvedge.Guarded @Guarded} turns a concurrency defect of a
 * test into its failure, {@link dev.selvedge.Finding} describes the defect.
 */
@NullMarked
package dev.selvedge;

import org.jspecify.annotations.NullMarked;
