package io.chorale.simulator.answer;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A field of a form: its name, what is written above it, and how browsers should treat it. */
record Field(String name, String label, String type, String autocomplete, Set<String> signs) {

  private static final int MOST = 5;

  private static final List<Field> KNOWN =
      List.of(
          field("name", "Name", "text", "name", "name", "names"),
          field("username", "User name", "text", "username", "username", "user"),
          field("email", "Email", "email", "email", "email", "mail", "emails"),
          field("password", "Password", "password", "current-password", "password", "passwords"),
          field("phone", "Phone", "tel", "tel", "phone", "telephone", "mobile"),
          field("street", "Street", "text", "street-address", "address", "street"),
          field("city", "City", "text", "address-level2", "city", "town"),
          field("birthday", "Date of birth", "date", "bday", "birthday", "birth"),
          field("date", "Date", "date", "off", "date", "day"),
          field("amount", "Amount", "number", "off", "amount", "quantity", "price"),
          field("subject", "Subject", "text", "off", "subject", "title"),
          field("message", "Message", "text", "off", "message", "comment", "feedback"));

  private static final Set<String> SIGN_IN = Set.of("login", "signin", "sign");

  private static Field field(
      String name, String label, String type, String autocomplete, String... signs) {
    return new Field(name, label, type, autocomplete, Set.of(signs));
  }

  /** The fields that the brief names; for a sign-in, or without any, the usual two. */
  static List<Field> of(Brief brief) {
    List<Field> named =
        KNOWN.stream().filter(field -> brief.mentions(field.signs())).limit(MOST).toList();
    if (!named.isEmpty()) {
      return named;
    }
    return brief.mentions(SIGN_IN) ? known("email", "password") : known("name", "email");
  }

  private static List<Field> known(String... names) {
    return Stream.of(names)
        .flatMap(name -> KNOWN.stream().filter(field -> field.name().equals(name)))
        .toList();
  }
}
