package io.chorale.bench.subject;

import io.chorale.kit.ChoraleClient;

/** Chorale, started on some server. */
public interface ChoraleServer extends AutoCloseable {

  /** What the table calls the server. */
  String name();

  ChoraleClient client();

  /** Of the Java process. */
  long pid();

  @Override
  void close();
}
