package io.chorale.bench;

import io.chorale.bench.journal.JournalThroughput;
import io.chorale.bench.load.LoadClient;
import io.chorale.bench.part.AddedLatency;
import io.chorale.bench.part.ExperimentWatchers;
import io.chorale.bench.part.FanOut;
import io.chorale.bench.part.IdleWatchers;
import io.chorale.bench.part.Pace;
import io.chorale.bench.part.Part;
import io.chorale.bench.part.Recording;
import io.chorale.bench.part.Resume;
import io.chorale.bench.part.StartLatency;
import io.chorale.bench.part.Surroundings;
import io.chorale.bench.part.ThreadsOf;
import io.chorale.bench.report.MarkdownTable;
import io.chorale.bench.report.Noise;
import io.chorale.bench.report.Report;
import io.chorale.bench.report.ReportJson;
import io.chorale.bench.subject.ChoraleServer;
import io.chorale.bench.subject.OnPayara;
import io.chorale.bench.subject.OnWildFly;
import io.chorale.bench.subject.SocketIoServer;
import io.chorale.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Starts what it needs, measures, prints a table and writes {@code bench.json}. */
public final class Bench {

  /** In the order in which they run: what leaves a full database comes last. */
  private static final List<Part> PARTS =
      List.of(
          new StartLatency(),
          new AddedLatency(),
          new FanOut(),
          new ExperimentWatchers(),
          new IdleWatchers(),
          new Resume(60));

  private static final String THREADS = "threads";

  private final BenchOptions options;
  private final Report report = new Report(System.out);

  private Bench(BenchOptions options) {
    this.options = options;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    BenchOptions options = BenchOptions.ofSystemProperties();
    Set<String> unknown = new TreeSet<>(options.only());
    PARTS.forEach(part -> unknown.remove(part.name()));
    unknown.remove(JournalThroughput.PART);
    if (!unknown.isEmpty()) {
      System.err.println("bench.only knows no " + unknown);
      System.exit(2);
    }
    // Ctrl-C ends what was started too.
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroy)));
    new Bench(options).run();
  }

  private void run() throws IOException, InterruptedException {
    report.note(Noise.measure("before"));
    if (options.isAskedFor(JournalThroughput.PART)) {
      journal();
    }
    if (PARTS.stream().anyMatch(part -> options.isAskedFor(part.name()))) {
      servers();
    }
    report.note(Noise.measure("after"));
    System.out.println("\n" + MarkdownTable.of(report));
    ReportJson.write(report, options.target().resolve("bench.json"));
  }

  private void journal() throws IOException, InterruptedException {
    try {
      JournalThroughput.measure(report);
    } catch (SQLException brokeOff) {
      report.note("The journal could not be measured: " + brokeOff);
    }
  }

  private void servers() throws IOException, InterruptedException {
    Path data = Files.createTempDirectory("chorale-bench");
    try (LoadClient load = LoadClient.start()) {
      try (Simulator simulator = Simulator.start(0);
          ChoraleServer payara = OnPayara.start(data.resolve("payara"), simulator)) {
        measure(payara, simulator, load);
      }
      if (options.wildfly().isPresent()) {
        Path home = options.wildfly().get();
        try (Simulator simulator = Simulator.start(0);
            ChoraleServer wildfly =
                OnWildFly.start(home, options.ear(), data.resolve("wildfly"), simulator)) {
          measure(wildfly, simulator, load);
        }
      }
    } finally {
      Folder.delete(data);
    }
  }

  private void measure(ChoraleServer chorale, Simulator simulator, LoadClient load)
      throws IOException, InterruptedException {
    Optional<SocketIoServer> beside = SocketIoServer.start(options.target().resolve("socket.io"));
    try (ThreadsOf threads = ThreadsOf.process(chorale.pid())) {
      if (beside.isEmpty()) {
        report.note("Node is not installed: nothing stands beside Chorale");
      }
      Surroundings with =
          new Surroundings(
              chorale,
              beside,
              simulator.baseUrl(),
              load,
              options.isShort() ? Pace.SHORT : Pace.USUAL,
              new Recording(recordings(chorale)),
              report);
      for (Part part : PARTS) {
        if (options.isAskedFor(part.name())) {
          measure(part, with);
        }
      }
      with.row(THREADS, "threads at rest", "", List.of((double) threads.atRest()), List.of());
      with.row(THREADS, "threads at most", "", List.of((double) threads.most()), List.of());
    } finally {
      if (beside.isPresent()) {
        beside.get().close();
      }
    }
  }

  /** The figures of the other parts are not lost with those of one that broke off. */
  private void measure(Part part, Surroundings with) throws InterruptedException {
    try {
      part.measure(with);
    } catch (IOException | RuntimeException brokeOff) {
      report.note(
          "The part %s broke off on %s: %s"
              .formatted(part.name(), with.chorale().name(), brokeOff));
    }
  }

  private Optional<Path> recordings(ChoraleServer chorale) {
    return options.isProfiled()
        ? Optional.of(options.target().resolve("profile").resolve(chorale.name().replace(' ', '-')))
        : Optional.empty();
  }
}
