package io.chorale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands against a server that answers what a test wants. */
class ChoraleTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private HttpServer server;
  private String asked = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(String path, int status, String body) {
    server.createContext(
        path,
        exchange -> {
          asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--server";
    all[arguments.length + 1] = "http://localhost:" + server.getAddress().getPort() + "/";
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return Chorale.run(out, out, all);
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void anExperimentIsAskedForWithItsOptionsBesideTheTopic() {
    answer("/api/experiments", 202, "{\"experiment_id\":\"exp_1\",\"job_id\":\"1\"}");
    int exitCode =
        run(
            "start",
            "-w",
            "experiment",
            "Tea?",
            "--team",
            "red=openai:gpt",
            "--team",
            "google",
            "--system",
            "red=You love tea.",
            "--turns",
            "4",
            "--stop-word",
            "END");
    assertThat(exitCode).as(printed()).isZero();
    assertThat(printed()).isEqualToIgnoringNewLines("exp_1\n");
    assertThat(Json.parse(asked).toString())
        .contains("\"topic\":\"Tea?\"", "\"turns\":4", "\"stop_word\":\"END\"")
        .contains("\"model\":\"gpt\"", "\"system\":\"You love tea.\"", "\"name\":\"google\"");
  }

  @Test
  void aJobIsAskedForWithItsOptionsApart() {
    answer("/api/jobs", 202, "{\"job_id\":\"1\"}");
    assertThat(run("start", "A form", "--turns", "4", "--budget", "0.5")).isZero();
    assertThat(Json.parse(asked).toString())
        .contains("\"workflow\":\"teams\"", "\"brief\":\"A form\"", "\"budget_usd\":0.5")
        .contains("\"options\":{\"turns\":4}");
  }

  @Test
  void whatIsRefusedIsSaidFaultByFault() {
    answer(
        "/api/jobs",
        422,
        "{\"title\":\"It cannot be started.\",\"detail\":\"x\",\"errors\":["
            + "{\"field\":\"brief\",\"detail\":\"Say it.\"}]}");
    assertThat(run("start", " ")).isEqualTo(ExitCode.REFUSED);
    assertThat(printed()).contains("It cannot be started.", "brief: Say it.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "hello"})
  void whatIsNotChoraleIsSaidToBeNone(String page) {
    answer("/api/status", 200, page);
    assertThat(run("check", "connection")).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(printed()).contains("is not Chorale");
  }

  @Test
  void anAddressThatIsNoneIsRefused() {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    assertThat(Chorale.run(out, out, "watch", "1", "--server", "localhost")).isEqualTo(2);
    assertThat(printed()).contains("'localhost' is no address such as http://localhost:8080.");
  }
}
