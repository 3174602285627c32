package io.chorale.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.job.CodeBlock;
import org.junit.jupiter.api.Test;

class FencedCodeTest {

  @Test
  void findsEveryBlockWithItsLanguage() {
    String answer =
        "Text\n```java title=x\nclass A {}\n\n```\n- item\n  ~~~\n  ```\n  ~~~\nmore `inline`";
    assertThat(FencedCode.in(answer))
        .containsExactly(new CodeBlock("java", "class A {}\n"), new CodeBlock("", "```"));
  }

  @Test
  void keepsABlockThatWasCutOff() {
    assertThat(FencedCode.in("```js\nlet a")).containsExactly(new CodeBlock("js", "let a"));
  }

  @Test
  void findsNothingInPlainText() {
    assertThat(FencedCode.in("no code here")).isEmpty();
  }
}
