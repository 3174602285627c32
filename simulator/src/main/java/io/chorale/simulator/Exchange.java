package io.chorale.simulator;

/** An answer under way; used by its connection's event loop alone. */
sealed interface Exchange permits LiveStream, WholeAnswer, Silence {

  void begin();

  /** The client reads again after it was too slow. */
  void writable();

  /** The connection is gone, whoever closed it. */
  void gone();

  boolean isOpen();
}
