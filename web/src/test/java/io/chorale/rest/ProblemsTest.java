package io.chorale.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.job.Fault;
import io.chorale.model.ModelException;
import io.chorale.orchestration.BudgetExceededException;
import io.chorale.orchestration.InvalidJobException;
import jakarta.ejb.EJBException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsTest {

  private final InvalidJobException invalid =
      new InvalidJobException(
          List.of(new Fault("brief", "It is empty."), new Fault("teams", "No.")));

  @Test
  void anInvalidJobTellsEveryFault() {
    assertThat(Problems.of(invalid, "/api/jobs").orElseThrow().json())
        .isEqualTo(
            """
            {"type":"urn:chorale:problem:invalid-job",\
            "title":"The job cannot be started as asked.","status":422,"code":"invalid_job",\
            "detail":"It is empty. No.","instance":"/api/jobs",\
            "errors":[{"field":"brief","detail":"It is empty."},{"field":"teams","detail":"No."}]}""");
  }

  @Test
  void whatAnEjbContainerWrapsIsFoundWithin() {
    EJBException wrapped = new EJBException(new RuntimeException(invalid));
    assertThat(Problems.of(wrapped, "/").orElseThrow().status()).isEqualTo(422);
  }

  @Test
  void aProviderThatCannotBeAskedIsABadGatewayInItsOwnWords() {
    ModelException failure =
        new ModelException(ModelException.Kind.BAD_KEY, "anthropic does not accept the key.");
    assertThat(Problems.of(failure, "/").orElseThrow())
        .satisfies(
            problem -> {
              assertThat(problem.status()).isEqualTo(502);
              assertThat(problem.detail()).isEqualTo("anthropic does not accept the key.");
            });
  }

  @Test
  void aJobThatCannotBePaidIsAPaymentThatIsRequired() {
    Problem problem =
        Problems.of(new EJBException(new BudgetExceededException("Too dear.")), "/").orElseThrow();
    assertThat(problem.status()).isEqualTo(402);
    assertThat(problem.code()).isEqualTo("budget_exceeded");
    assertThat(problem.detail()).isEqualTo("Too dear.");
  }

  @Test
  void aRunOfCausesThatNeverEndsIsGivenUp() {
    RuntimeException one = new RuntimeException("one");
    one.initCause(new RuntimeException("other", one));
    assertThat(Problems.of(one, "/")).isEmpty();
  }

  @Test
  void whatNobodyExpectedTellsItsReferenceOnly() {
    assertThat(Problems.unexpected("r-1", "/api/jobs").json())
        .isEqualTo(
            """
            {"type":"urn:chorale:problem:unexpected","title":"Something went wrong here.",\
            "status":500,"code":"unexpected","detail":"This is a fault of Chorale's or of its server.\
             The log tells more at r-1.","instance":"/api/jobs","reference":"r-1"}""");
  }

  @Test
  void aRefusalOfTheContainerKeepsItsStatus() {
    for (int status : new int[] {400, 404, 405, 406, 408, 415, 429}) {
      assertThat(Problems.ofStatus(status, "PUT", "/api/x").status()).isEqualTo(status);
    }
  }
}
