/**
 * Starts Chorale on Payara Micro in this process, with its embedded database and, when no key is
 * set, with demo providers.
 *
 * <p>Promises: it listens on loopback only; it says in one sentence why it cannot start; it keeps
 * its data in one folder that two processes never share.
 *
 * <p>Leaves to others: everything that the archive does; the settings that are not about starting.
 */
@NullMarked
package io.chorale.launcher;

import org.jspecify.annotations.NullMarked;
