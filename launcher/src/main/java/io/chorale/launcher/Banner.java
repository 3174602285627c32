package io.chorale.launcher;

/** What a person sees when Chorale can be used. */
record Banner(int port, DataFolder data, boolean demo) {

  @Override
  public String toString() {
    return """

        Chorale is ready: http://localhost:%1$d/

          Providers  %2$s
          Data       %3$s
          Log        %4$s
          Try        curl -s http://localhost:%1$d/api/jobs -H 'Content-Type: application/json' -d '{"brief":"A login form with email and password"}'

        Ctrl-C stops it; the data stays for the next start.
        """
        .formatted(port, providers(), data.path(), data.log());
  }

  private String providers() {
    return demo
        ? "Demo providers: no key is set, so a simulator answers and nothing is paid."
        : "As configured.";
  }
}
