#!/usr/bin/env python3
"""Measures how many texts `earshot triage read` reads a second, and VADER in the same run where it is installed.

    triage.py EARSHOT [TEXTS]

Both run on one core, the command then on all; its figures include its JSON in and out, VADER's is its scoring alone.
"""
import json
import os
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


def main():
    earshot = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    texts = examples(count)
    lines = "".join(json.dumps({"text": text}) + "\n" for text in texts).encode()
    one_core = {"preexec_fn": lambda: os.sched_setaffinity(0, {0})} if hasattr(os, "sched_setaffinity") else {}

    def read(data, cores=one_core):
        began = time.perf_counter()
        subprocess.run([earshot, "--desk", "/nonexistent", "triage", "read"], input=data, stdout=subprocess.DEVNULL,
                       check=True, **cores)
        return time.perf_counter() - began

    start = min(read(lines[: lines.index(b"\n") + 1]) for _ in range(5))
    seconds = read(lines) - start
    ours = count / seconds
    print(json.dumps({"figure": "triage read", "texts_per_second": round(ours), "first_text_ms": round(start * 1000, 1)}))
    seconds = read(lines, cores={}) - start
    print(json.dumps({"figure": "triage read, all cores", "texts_per_second": round(count / seconds)}))
    try:
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
    except ImportError:
        print("triage.py: VADER is not here (pip install vaderSentiment); it is left out", file=sys.stderr)
        return
    analyzer = SentimentIntensityAnalyzer()
    some = texts[: min(count, 10_000)]
    began = time.perf_counter()
    for text in some:
        analyzer.polarity_scores(text)
    vader = len(some) / (time.perf_counter() - began)
    print(json.dumps({"figure": "VADER", "texts_per_second": round(vader), "earshot_is_faster_by": round(ours / vader, 1)}))


main()
