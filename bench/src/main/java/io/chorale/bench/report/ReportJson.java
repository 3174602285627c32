package io.chorale.bench.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A report as JSON for programs, every round in it. */
public final class ReportJson {

  private static final JsonMapper JSON = new JsonMapper();

  private ReportJson() {}

  public static void write(Report report, Path file) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    ArrayNode figures = json.putArray("figures");
    for (Row row : report.rows()) {
      ObjectNode figure = figures.addObject();
      figure.put("on", row.on()).put("part", row.part()).put("what", row.what());
      figure.put("unit", row.unit());
      put(figure.putObject("chorale"), row.chorale());
      row.beside().ifPresent(beside -> put(figure.putObject("socket_io"), beside));
      row.ratio().ifPresent(ratio -> figure.put("ratio", ratio.median()));
    }
    ArrayNode notes = json.putArray("notes");
    report.notes().forEach(notes::add);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json));
  }

  private static void put(ObjectNode figure, Rounds rounds) {
    figure.put("median", rounds.median());
    ArrayNode values = figure.putArray("rounds");
    rounds.values().forEach(values::add);
  }
}
