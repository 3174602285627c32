package io.chorale.journal;

import io.chorale.event.Emission;
import io.chorale.event.Journal;
import io.chorale.job.JobId;
import io.chorale.journal.Batch.Numbered;
import io.chorale.journal.Entry.Arrival;
import io.chorale.journal.Entry.Booking;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes a batch of what was told: each event gets its job's next seq. For the writer's thread. */
final class Numbering {

  private final Seqs seqs;
  private final Journal journal;
  private final Appending appending;

  Numbering(Seqs seqs, Journal journal, Appending appending) {
    this.seqs = seqs;
    this.journal = journal;
    this.appending = appending;
  }

  /**
   * Events of jobs that another node has taken over are left out, and starts that were given up.
   */
  Batch of(List<Entry> entries) throws InterruptedException {
    List<Arrival> arrivals = new ArrayList<>();
    List<Numbered> events = new ArrayList<>(entries.size());
    List<Booking> bookings = new ArrayList<>();
    Set<JobId> known = new HashSet<>();
    for (Entry entry : entries) {
      if (entry instanceof Entry.Event event) {
        Emission emission = event.emission();
        if (!seqs.isLost(emission.job())) {
          if (known.add(emission.job())) {
            learn(emission.job());
          }
          events.add(new Numbered(seqs.number(emission), emission.after()));
        }
      } else if (entry instanceof Booking booking) {
        bookings.add(booking);
      } else if (entry instanceof Arrival arrival && arrival.take()) {
        arrivals.add(arrival);
      }
    }
    return new Batch(arrivals, events, bookings);
  }

  private void learn(JobId job) throws InterruptedException {
    appending.patiently(
        () -> {
          seqs.learn(job, journal);
          return job;
        });
  }
}
