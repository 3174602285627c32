package io.chorale.workflows;

import io.chorale.job.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.parser.Parser;

/** Finds the code in an answer: what stands in its fenced blocks (CommonMark 0.31, section 4.5). */
public final class FencedCode {

  private static final Parser MARKDOWN = Parser.builder().build();

  private FencedCode() {}

  /** Every fenced block in order, also one that was cut off before its closing fence. */
  public static List<CodeBlock> in(String markdown) {
    List<CodeBlock> blocks = new ArrayList<>();
    MARKDOWN
        .parse(markdown)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(FencedCodeBlock block) {
                blocks.add(new CodeBlock(language(block.getInfo()), code(block.getLiteral())));
              }
            });
    return blocks;
  }

  private static String language(String info) {
    String[] words = info.strip().split("\\s+", 2);
    return words[0];
  }

  private static String code(String literal) {
    return literal.endsWith("\n") ? literal.substring(0, literal.length() - 1) : literal;
  }
}
