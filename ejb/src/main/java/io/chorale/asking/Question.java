package io.chorale.asking;

import io.chorale.budget.Books.Account;
import io.chorale.job.Voice;
import io.chorale.model.ChatRequest;

/**
 * What a team asks.
 *
 * @param account who pays
 */
public record Question(Account account, Voice voice, ChatRequest request) {}
