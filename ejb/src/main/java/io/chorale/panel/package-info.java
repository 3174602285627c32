/**
 * The roles of a panel, and whose voices they have by the settings {@code chorale.panel.…}.
 *
 * <p>Promises: a wrong setting stops the start with words that name it; where nothing is set each
 * role has a model that is there.
 *
 * <p>Leaves to others: who is asked when, and what (the workflow {@code panel}).
 */
@NullMarked
package io.chorale.panel;

import org.jspecify.annotations.NullMarked;
