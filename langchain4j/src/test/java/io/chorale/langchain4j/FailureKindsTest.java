package io.chorale.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonParseException;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import io.chorale.model.ModelException;
import io.chorale.model.ModelException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureKindsTest {

  static Stream<Arguments> failures() {
    return Stream.of(
        arguments(new AuthenticationException("no"), Kind.BAD_KEY),
        arguments(new RateLimitException("slow down"), Kind.RATE_LIMIT),
        arguments(new RateLimitException("insufficient_quota"), Kind.NO_CREDIT),
        arguments(new TimeoutException("late"), Kind.TIMEOUT),
        arguments(new InvalidRequestException("no"), Kind.BAD_REQUEST),
        arguments(new InvalidRequestException("context_length_exceeded"), Kind.CONTEXT_TOO_LONG),
        arguments(new InvalidRequestException("Input is too long"), Kind.CONTEXT_TOO_LONG),
        arguments(new InvalidRequestException("content_filter"), Kind.REFUSED),
        arguments(new ContentFilteredException("no"), Kind.REFUSED),
        arguments(new ModelNotFoundException("gone"), Kind.BAD_REQUEST),
        arguments(new UnsupportedFeatureException("no"), Kind.BAD_REQUEST),
        arguments(new InternalServerException("oh"), Kind.OVERLOADED),
        arguments(new UnresolvedModelServerException("where"), Kind.NETWORK),
        arguments(new HttpException(401, "no"), Kind.BAD_KEY),
        arguments(new HttpException(402, "pay"), Kind.NO_CREDIT),
        arguments(new HttpException(413, "long"), Kind.CONTEXT_TOO_LONG),
        arguments(new HttpException(429, "slow down"), Kind.RATE_LIMIT),
        arguments(new HttpException(504, "late"), Kind.TIMEOUT),
        arguments(new HttpException(529, "busy"), Kind.OVERLOADED),
        arguments(new HttpException(422, "no"), Kind.BAD_REQUEST),
        arguments(new LangChain4jException("Overloaded"), Kind.OVERLOADED),
        arguments(new LangChain4jException("rate_limit_error"), Kind.RATE_LIMIT),
        arguments(new RuntimeException(new ConnectException("no")), Kind.NETWORK),
        arguments(new UncheckedIOException(new IOException("reset")), Kind.NETWORK),
        arguments(new RuntimeException(new JsonParseException("not JSON")), Kind.NONSENSE),
        arguments(new IllegalStateException(), Kind.NONSENSE));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void eachFailureHasItsKindAndWordsWithoutItsOwn(Throwable failure, Kind kind) {
    assertThat(FailureKinds.of(failure, false)).isEqualTo(kind);
    assertThat(new Failures("acme").of(failure, false).getMessage())
        .contains("acme")
        .doesNotContain("%s", "Exception", "langchain4j")
        .doesNotEndWith("null");
  }

  @Test
  void aConnectionThatIsLostInTheMiddleCutTheAnswer() {
    assertThat(FailureKinds.of(new RuntimeException(new IOException("reset")), true))
        .isEqualTo(Kind.CUT);
  }

  @Test
  void theStatusIsToldWhereThereIsOne() {
    ModelException failure =
        new Failures("acme").of(new RateLimitException(new HttpException(429, "{}")), false);
    assertThat(failure)
        .hasMessage("acme is limiting how often it may be asked (429). Try again in a moment.");
  }
}
