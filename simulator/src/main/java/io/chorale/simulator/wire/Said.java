package io.chorale.simulator.wire;

import io.chorale.simulator.answer.Answer;

/** An answer at its end. */
public record Said(Answer answer, Finish finish, Usage usage) {}
