/**
 * What a run comes to: rows of figures, as Markdown for people and as JSON for programs.
 *
 * <p>Promises: a figure is the median of its rounds and is shown with its lowest and highest; a
 * ratio is between rounds that lay side by side; how restless the machine was is told with them.
 */
@NullMarked
package io.chorale.bench.report;

import org.jspecify.annotations.NullMarked;
