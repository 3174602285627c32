package io.chorale.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginRuleTest {

  private final OriginRule rule =
      new OriginRule(Set.of("chorale.example"), Set.of("https://friend.example"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LocalHost:8080",
        "127.0.0.1:80",
        "127.1.2.3",
        "[::1]:8080",
        "[::1]",
        "chorale.example",
        "Chorale.Example:443"
      })
  void aLoopbackNameAndAListedOneAreTheServers(String host) {
    assertThat(rule.allowsHost(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "128.0.0.1",
        "0.0.0.0",
        "[::2]",
        "sub.chorale.example",
        "localhost:80:80"
      })
  void anyOtherNameIsRebinding(String host) {
    assertThat(rule.allowsHost(host)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // origin, Sec-Fetch-Site, own origin, allowed
        "-, -, http://localhost:8080, true",
        "-, same-origin, http://localhost:8080, true",
        "-, none, http://localhost:8080, true",
        "-, cross-site, http://localhost:8080, false",
        "http://localhost:8080, same-origin, http://localhost:8080, true",
        "HTTP://LOCALHOST:8080, -, http://localhost:8080, true",
        "http://localhost, -, http://localhost:80, true",
        "https://chorale.example, -, https://chorale.example:443, true",
        "http://localhost:8081, same-site, http://localhost:8080, false",
        "https://localhost:8080, -, http://localhost:8080, false",
        "http://127.0.0.1:8080, -, http://localhost:8080, false",
        "http://localhost.evil.example:8080, -, http://localhost:8080, false",
        "https://evil.example, cross-site, http://localhost:8080, false",
        "https://friend.example, cross-site, http://localhost:8080, true",
        "https://friend.example:443, -, http://localhost:8080, true",
        "https://friend.example.evil, -, http://localhost:8080, false",
        "null, -, http://localhost:8080, false",
        "'', -, http://localhost:8080, false",
      })
  void onlyOurOwnPagesListedOnesAndProgramsMayChangeThings(
      @Nullable String origin, @Nullable String site, String own, boolean allowed) {
    assertThat(rule.allowsPage(origin, site, own)).isEqualTo(allowed);
  }

  @Test
  void aSettingThatWouldMatchNothingIsRefusedWithItsName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OriginRule(Set.of(), Set.of("https://friend.example/")))
        .withMessageContaining("chorale.allowed-origins")
        .withMessageContaining("'https://friend.example/'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OriginRule(Set.of("chorale.example:8080"), Set.of()))
        .withMessageContaining("chorale.allowed-hosts");
    assertThatIllegalArgumentException().isThrownBy(() -> new OriginRule(Set.of(), Set.of("*")));
  }
}
