package io.chorale.provider;

import io.chorale.catalogue.Ability;
import io.chorale.catalogue.ModelFacts;
import io.chorale.catalogue.ModelTable;
import io.chorale.model.ChatRequest;
import io.chorale.model.Thinking;

/** Decides how long an answer may be and how hard it is thought about. */
final class OutputTerms {

  /** What answers hardly exceed. */
  private static final int HARDLY_MORE = 16_384;

  private final ProviderSettings provider;
  private final WireProtocol wire;
  private final ModelTable table;

  OutputTerms(ProviderSettings provider, WireProtocol wire, ModelTable table) {
    this.provider = provider;
    this.wire = wire;
    this.table = table;
  }

  Asked of(ChatRequest request) {
    boolean ultra = request.thinking() == Thinking.ULTRA && thinksHarder(request.model());
    int thinking = wire.thinkingTokens(provider, request.model(), ultra);
    int known = facts(request.model()).maxOutput();
    long answer = answer(request, known);
    if (answer == 0) {
      return new Asked(provider, request, ultra, thinking, 0);
    }
    long wanted = Math.min(answer + thinking, Integer.MAX_VALUE);
    long most = known > 0 ? Math.min(known, wanted) : wanted;
    // Where a model cannot write as much, the answer keeps its share, or at least half.
    long room = Math.max(most - answer, most / 2);
    return new Asked(provider, request, ultra, (int) Math.min(thinking, room), (int) most);
  }

  /** The tokens of the answer itself; 0 for no limit. */
  private int answer(ChatRequest request, int known) {
    if (request.limitsTokens()) {
      return request.maxTokens();
    }
    if (provider.limitsTokens()) {
      return provider.maxTokens();
    }
    if (wire.demandedLimit() > 0) {
      return wire.demandedLimit();
    }
    return known > 0 ? HARDLY_MORE : 0;
  }

  long mostOutput(ChatRequest request) {
    Asked asked = of(request);
    return asked.limitsTokens() ? asked.mostTokens() : (long) HARDLY_MORE + asked.thinkingTokens();
  }

  boolean thinksHarder(String model) {
    ModelFacts facts = facts(model);
    return facts.equals(ModelFacts.UNKNOWN)
        ? wire.thinksHarder(provider, model)
        : facts.abilities().contains(Ability.THINKING_BUDGET);
  }

  private ModelFacts facts(String model) {
    return table.of(provider.name(), model);
  }
}
