package io.chorale.budget;

import io.chorale.catalogue.ModelTable;
import io.chorale.model.ChatModel;
import io.chorale.model.ChatRequest;
import io.chorale.model.Price;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Says before a call what it can cost. */
@ApplicationScoped
public class Estimates {

  /** Other models' tokens may be shorter than those we count; half as many again is safe. */
  private static final double INPUT_MARGIN = 1.5;

  private final ModelTable table;
  private final TokenCounter counter;

  @Inject
  public Estimates(ModelTable table, TokenCounter counter) {
    this.table = table;
    this.counter = counter;
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected Estimates() {
    this(null, null);
  }

  public CallTerms of(ChatModel model, ChatRequest request) {
    long input = counter.request(request);
    Price price = table.of(model.provider(), request.model()).price();
    return new CallTerms(
        input,
        price,
        price == null
            ? null
            : price.most(Math.round(input * INPUT_MARGIN), model.mostOutput(request)));
  }
}
