package io.chorale.orchestration;

import io.chorale.asking.Asking;
import io.chorale.budget.Books;
import io.chorale.budget.JobPurse;
import io.chorale.event.Emission;
import io.chorale.job.Job;
import io.chorale.platform.Threads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sets a stored job to work on a managed thread and ends it when its workflow is done. */
@ApplicationScoped
class JobRunner {

  /** A workflow holds its thread only while it asks, so a few begin very many jobs. */
  private static final int STARTERS = 2;

  private static final String BROKEN =
      "Chorale could not carry on with this job; the server's log says more.";

  private static final Logger LOG = System.getLogger(JobRunner.class.getName());

  private final RunningJobs running;
  private final Workflows workflows;
  private final Asking asking;
  private final Books books;
  private final BiFunction<String, Consumer<Emission>, Consumer<Emission>> coalescing;
  private final Consumer<Emission> emissions;
  private final Clock clock;
  private final Executor starters;

  @Inject
  JobRunner(
      RunningJobs running,
      Workflows workflows,
      Asking asking,
      Books books,
      Coalescing coalescing,
      Event<Emission> emissions,
      Clock clock,
      Threads threads) {
    this(
        running,
        workflows,
        asking,
        books,
        coalescing::before,
        emissions::fire,
        clock,
        threads.pool("job", STARTERS));
  }

  JobRunner(
      RunningJobs running,
      Workflows workflows,
      Asking asking,
      Books books,
      BiFunction<String, Consumer<Emission>, Consumer<Emission>> coalescing,
      Consumer<Emission> emissions,
      Clock clock,
      Executor starters) {
    this.running = running;
    this.workflows = workflows;
    this.asking = asking;
    this.books = books;
    this.coalescing = coalescing;
    this.emissions = emissions;
    this.clock = clock;
    this.starters = starters;
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected JobRunner() {
    this(
        null,
        null,
        null,
        null,
        (workflow, window) -> window,
        (Consumer<Emission>) null,
        null,
        (Executor) null);
  }

  /**
   * Makes a job one that runs here, before it is kept: whoever finds it in the database then knows
   * that somebody works at it. {@link #begin} or {@link #forget} follows.
   */
  RunningJob prepare(Job job, JobPurse purse) {
    RunningJob prepared =
        new RunningJob(
            job,
            purse,
            asking,
            outgoing -> coalescing.apply(job.workflow(), outgoing),
            emissions,
            clock);
    running.add(prepared);
    return prepared;
  }

  /** The job was not kept after all. */
  void forget(RunningJob prepared) {
    running.remove(prepared);
  }

  /** Begins the work on a job that is committed; answers at once. */
  void begin(RunningJob job) {
    starters.execute(() -> run(job));
  }

  private void run(RunningJob job) {
    work(job)
        .whenComplete(
            (done, failure) -> {
              books.release(job.purse());
              end(job, failure);
            });
  }

  private CompletionStage<?> work(RunningJob running) {
    try {
      return workflows.named(running.job().workflow()).run(running);
    } catch (RuntimeException broken) {
      return CompletableFuture.failedStage(broken);
    }
  }

  private void end(RunningJob ended, @Nullable Throwable failure) {
    Job job = ended.job();
    try {
      if (failure == null) {
        ended.end();
      } else {
        LOG.log(
            Level.ERROR, "Workflow " + job.workflow() + " of job " + job.id() + " broke", failure);
        ended.breakOff(BROKEN);
      }
    } catch (RuntimeException broken) {
      LOG.log(Level.ERROR, "Job " + job.id() + " could not be ended", broken);
    } finally {
      running.remove(ended);
    }
  }
}
