package io.chorale.engineio;

/** Somebody who waits to be told something. Answered once; later answers are dropped. */
interface Poll {

  /** Answers a payload. */
  void answer(String payload);

  /** Answers why there is nothing to be told. */
  void refuse(EngineError error);

  /** Has the task run when the client goes before it is answered, or while it is. */
  void whenLost(Runnable task);
}
