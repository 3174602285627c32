package io.chorale.simulator;

import io.chorale.simulator.wire.Call;
import io.chorale.simulator.wire.GeminiGenerate;
import io.chorale.simulator.wire.Refusal;

/** What a path leads to, and the one method that it takes. */
enum Route {
  COUNTS("GET"),
  DISTURB("POST"),
  MODELS("GET"),
  ANSWER("POST");

  private final String method;

  Route(String method) {
    this.method = method;
  }

  /**
   * @throws Refusal when nothing is there, or not for this method
   */
  static Route of(Call call) {
    Route route = at(call.path());
    if (!route.method.equals(call.method())) {
      throw new Refusal(
          Refusal.Reason.WRONG_METHOD,
          "%s is not allowed here, only %s.".formatted(call.method(), route.method));
    }
    return route;
  }

  private static Route at(String path) {
    return switch (path) {
      case "/sim/counts" -> COUNTS;
      case "/sim/disturb" -> DISTURB;
      case "/v1/models", "/v1beta/models" -> MODELS;
      case "/v1/chat/completions", "/v1/messages" -> ANSWER;
      default -> {
        if (GeminiGenerate.isMethod(path)) {
          yield ANSWER;
        }
        throw new Refusal(Refusal.Reason.NOT_FOUND, "Nothing is simulated at " + path + ".");
      }
    };
  }
}
