package io.chorale.acceptance;

import java.util.HashMap;
import java.util.Map;

/** A server whose roles behave each in its own way. */
final class StreamServer extends StartedOnce {

  private static final String QUICK = "sim:rate=400;tokens=40;thoughts=1;ttft=10;tag=";

  /** Takes three seconds: time enough to be interrupted in. */
  static final String PRIMARY = "sim:rate=40;tokens=120;thoughts=0;ttft=10;tag=primary";

  static final String RELATIONAL = "sim:fault=500;tag=relational";
  static final String INSTEAD = QUICK + "instead";

  /** Its connection breaks inside the answer. */
  static final String ETHICS = "sim:rate=400;tokens=40;thoughts=0;ttft=10;fault=cut@20;tag=ethics";

  static final String ANALYST = QUICK + "analyst";

  /** Shows what it was asked. */
  static final String SYNTHESISER = "sim:rate=4000;recount=on;thoughts=0;ttft=10;tag=synthesiser";

  StreamServer() {
    super("512m", settings());
  }

  static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("CHORALE_PANEL_PRIMARY_MODEL", PRIMARY);
    settings.put("CHORALE_PANEL_ANALYST_MODEL", ANALYST);
    settings.put("CHORALE_PANEL_RELATIONAL_MODEL", RELATIONAL);
    settings.put("CHORALE_PANEL_RELATIONAL_FALLBACK_PROVIDER", "google");
    settings.put("CHORALE_PANEL_RELATIONAL_FALLBACK_MODEL", INSTEAD);
    settings.put("CHORALE_PANEL_ETHICS_MODEL", ETHICS);
    settings.put("CHORALE_PANEL_ETHICS_FALLBACK_PROVIDER", "none");
    settings.put("CHORALE_PANEL_SYNTHESISER_MODEL", SYNTHESISER);
    settings.put("CHORALE_PANEL_VERIFICATION_MODEL", QUICK + "verification");
    return settings;
  }
}
