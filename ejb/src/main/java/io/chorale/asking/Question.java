package io.chorale.asking;

import io.chorale.job.JobId;
import io.chorale.job.TeamName;
import io.chorale.job.Voice;
import io.chorale.model.ChatRequest;

/**
 * What a team asks, and on whose account.
 *
 * @param owner who pays
 */
public record Question(JobId job, String owner, TeamName team, Voice voice, ChatRequest request) {}
