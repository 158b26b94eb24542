#!/usr/bin/env python3
"""Measures how many texts `earshot triage read` reads a second, and VADER in the same run where it is installed.

    triage.py EARSHOT [TEXTS] [OTHER-EARSHOT]

Both run on one core, the command then on all; its figures include its JSON in and out, VADER's is its scoring alone.
On one core what counts is CPU time, the least of five runs: so neighbours disturb little, and what they do disturb hits
all alike, as the runs of each take turns. Another build of the command may be named, to compare with.
"""
import json
import os
import resource
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))


def examples(count):
    """The example messages of Training, over and over."""
    folder = os.path.join(HERE, "..", "..", "Training", "messages")
    texts = []
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            texts += [line.rstrip("\n").split("\t")[5] for line in file if line.count("\t") == 5]
    return [texts[index % len(texts)] for index in range(count)]


def read(earshot, data, one_core=True):
    """Seconds that the command takes for the lines: of CPU time on one core, of the clock on all."""
    pinned = {"preexec_fn": lambda: os.sched_setaffinity(0, {0})} if hasattr(os, "sched_setaffinity") else {}
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([earshot, "--desk", "/nonexistent", "triage", "read"], input=data, stdout=subprocess.DEVNULL,
                   check=True, **(pinned if one_core else {}))
    clock, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    if not one_core:
        return clock
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def vader(texts):
    """Seconds of CPU time that VADER takes for the texts; None where it is not installed."""
    try:
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
    except ImportError:
        return None
    analyzer = SentimentIntensityAnalyzer()
    began = time.process_time()
    for text in texts:
        analyzer.polarity_scores(text)
    return time.process_time() - began


def main():
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    builds = [sys.argv[1]] + sys.argv[3:4]
    texts = examples(count)
    lines = "".join(json.dumps({"text": text}) + "\n" for text in texts).encode()
    first = lines[: lines.index(b"\n") + 1]
    some = texts[: min(count, 10_000)]
    rounds = [([(read(build, first), read(build, lines)) for build in builds], vader(some)) for _ in range(5)]
    speeds = []
    for index, build in enumerate(builds):
        start = min(figures[index][0] for figures, _ in rounds)
        speeds.append(count / (min(figures[index][1] for figures, _ in rounds) - start))
        print(json.dumps({"figure": "triage read" if index == 0 else f"triage read of {build}",
                          "texts_per_second": round(speeds[-1]), "first_text_ms": round(start * 1000, 1)}))
    seconds = min(read(builds[0], lines, one_core=False) for _ in range(3))
    print(json.dumps({"figure": "triage read, all cores, by the clock", "texts_per_second": round(count / seconds)}))
    if rounds[0][1] is None:
        print("triage.py: VADER is not here (pip install vaderSentiment); it is left out", file=sys.stderr)
        return
    scored = len(some) / min(seconds for _, seconds in rounds)
    print(json.dumps({"figure": "VADER", "texts_per_second": round(scored),
                      "earshot_is_faster_by": round(speeds[0] / scored, 1)}))


main()
