package io.chorale.simulator.answer;

import java.util.Set;

/** The words of a brief that say nothing about its subject, or only which technology is meant. */
final class SmallWords {

  private static final int SHORTEST = 3;

  private static final Set<String> ASKING =
      Set.of(
          ("a an of to in on by or as is it be me my our your you we us can could"
                  + " please would should shall will must has have want need like make makes"
                  + " write build create implement show give add use using produce design develop"
                  + " explain help small simple short new some any all each per are was were not"
                  + " but than then also only just very one two three four five its their them"
                  + " they there here about example code program file based so if do does single"
                  + " good nice modern and for the with from into that this these those which"
                  + " whose lets let allows where when what how who why over under between")
              .split(" "));
  private static final Set<String> TECHNOLOGY =
      Set.of(
          ("html css sql java javascript jakarta rest react jsx python bash shell script endpoint"
                  + " component typescript jaxrs api csv style query function class method")
              .split(" "));

  private SmallWords() {}

  static boolean isKeyword(String word) {
    return word.length() >= SHORTEST
        && !Character.isDigit(word.charAt(0))
        && !ASKING.contains(word);
  }

  static boolean isTechnology(String word) {
    return TECHNOLOGY.contains(word);
  }
}
