package io.chorale.journal;

import io.chorale.event.Keeping;
import io.chorale.event.RecordedEvent;
import io.chorale.event.Refusals;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.journal.Entry.Arrival;
import io.chorale.journal.Entry.Booking;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is committed together. */
record Batch(List<Arrival> arrivals, List<Numbered> numbered, List<Booking> bookings) {

  static final Batch EMPTY = new Batch(List.of(), List.of(), List.of());

  /**
   * An event with its seq.
   *
   * @param after the job as the event leaves it; null when it does not change it
   */
  record Numbered(RecordedEvent event, @Nullable Job after) {}

  Keeping keeping() {
    return new Keeping(
        arrivals.stream().map(Arrival::content).toList(),
        events(),
        changed(),
        bookings.stream().map(Booking::entry).toList());
  }

  List<RecordedEvent> events() {
    return numbered.stream().map(Numbered::event).toList();
  }

  /** Each job that an event changed, as the last such event left it. */
  private Map<JobId, Job> changed() {
    Map<JobId, Job> after = new HashMap<>();
    for (Numbered each : numbered) {
      if (each.after() != null) {
        after.put(each.event().job(), each.after());
      }
    }
    return after;
  }

  /** Each arrival, each booking and each job's events alone: none needs another of them. */
  List<Batch> parts() {
    List<Batch> parts = new ArrayList<>();
    bookings.forEach(one -> parts.add(new Batch(List.of(), List.of(), List.of(one))));
    arrivals.forEach(one -> parts.add(new Batch(List.of(one), List.of(), List.of())));
    Map<JobId, List<Numbered>> byJob = new LinkedHashMap<>();
    numbered.forEach(
        each -> byJob.computeIfAbsent(each.event().job(), job -> new ArrayList<>()).add(each));
    byJob.values().forEach(events -> parts.add(of(events)));
    return parts;
  }

  static Batch of(List<Numbered> events) {
    return new Batch(List.of(), events, List.of());
  }

  void tellKept(Refusals refusals) {
    arrivals.forEach(
        arrival ->
            arrival.tell(
                new Decision(
                    refusals.arrivals().get(arrival.job()),
                    refusals.repeats().get(arrival.job()))));
    bookings.forEach(booking -> booking.tell(refusals.calls().get(booking.entry().call())));
  }
}
