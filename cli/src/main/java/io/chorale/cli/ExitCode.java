package io.chorale.cli;

/** How a command ended, for scripts. */
final class ExitCode {

  static final int DONE = 0;

  /** The job did not complete, or the check did not pass. */
  static final int FAILED = 1;

  /** The command was not understood, or the server refused what was asked. */
  static final int REFUSED = 2;

  /** Nobody answers there, or not in time. */
  static final int UNREACHABLE = 3;

  private ExitCode() {}
}
