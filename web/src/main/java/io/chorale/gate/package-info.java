/**
 * Who may come in, until there is sign-in: pages that this server served, and programs.
 *
 * <p>Promises: a socket or a changing request that another site's page sends is refused, and so is
 * any request that came under a name which is not this server's (DNS rebinding); pages carry the
 * headers that keep foreign script out of them. Pages of the origins that may call are let read
 * what Socket.IO answers.
 *
 * <p>Leaves to others: people and rights, which come with sign-in.
 */
@NullMarked
package io.chorale.gate;

import org.jspecify.annotations.NullMarked;
