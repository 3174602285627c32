package io.chorale.simulator.answer;

import java.util.List;

/** A shell script that puts a release in place and can take it back. */
final class ShellCode {

  private ShellCode() {}

  static Code of(Brief brief) {
    Name name = brief.name();
    return new Code(
        "sh",
        source(name),
        "Each release goes to a directory of its own and a link says which one is live, so going back is one command.",
        "Run `sh %s.sh build.tar.gz` on a machine that you may break.".formatted(name.kebab()),
        List.of(
            "`set -eu` stops at the first failure; keep it the first line.",
            "Quote every variable, or a path with a space becomes two.",
            "Run it twice in a row: the second run should change nothing that matters.",
            "Pull the plug half-way and see that the old release still answers.",
            "Old releases fill the disk; remove all but the last five."));
  }

  private static String source(Name name) {
    return """
    #!/bin/sh
    set -eu

    archive=${1:?usage: %1$s.sh ARCHIVE}
    home=/srv/%1$s
    release=$home/releases/$(date +%%Y%%m%%d-%%H%%M%%S)

    mkdir -p "$release"
    tar -xzf "$archive" -C "$release"

    ln -sfn "$release" "$home/next"
    mv -T "$home/next" "$home/current"

    echo "%2$s is live from $release"
    """
        .formatted(name.kebab(), name.title());
  }
}
