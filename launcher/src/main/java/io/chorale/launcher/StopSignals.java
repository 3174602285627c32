package io.chorale.launcher;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C and SIGTERM. Payara's own hook turns everybody away the moment it hears of one, and the
 * JVM runs all hooks at once; only who takes the signal itself can have something done before.
 */
final class StopSignals {

  /** What a shell expects of a process that a signal ended: 128 and its number. */
  private static final Map<String, Integer> EXIT_CODES = Map.of("INT", 130, "TERM", 143);

  private StopSignals() {}

  /**
   * On the first signal does this and then ends the process; on a second one ends it at once.
   *
   * <p>By reflection: {@code sun.misc.Signal} is in every JDK, but the compiler warns of it in a
   * way that cannot be turned off. Without it Payara stops as it would without us.
   */
  static void before(Runnable end) {
    AtomicBoolean ending = new AtomicBoolean();
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      for (Map.Entry<String, Integer> exit : EXIT_CODES.entrySet()) {
        InvocationHandler handling =
            (self, method, arguments) -> {
              if (method.getName().equals("handle")) {
                if (ending.compareAndSet(false, true)) {
                  end.run();
                }
                System.exit(exit.getValue());
              }
              return null;
            };
        Object ours =
            Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, handling);
        signal
            .getMethod("handle", signal, handler)
            .invoke(null, signal.getConstructor(String.class).newInstance(exit.getKey()), ours);
      }
    } catch (ReflectiveOperationException | RuntimeException notHere) {
      System.err.println("Stopping will not wait for running jobs: " + notHere);
    }
  }
}
