/**
 * What other programs read: findings and tasks in the formats of code scanning, of pull requests
 * and of profilers. Made from journals alone, like all reports.
 */
@NullMarked
package dev.selvedge.agent.report.format;

import org.jspecify.annotations.NullMarked;
