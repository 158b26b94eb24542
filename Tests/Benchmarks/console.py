#!/usr/bin/env python3
"""Measures the console from outside, as a terminal sees it: bytes and times at a pseudo-terminal.

    console.py [--size 120x40] [--rounds N] [--first KEYS] -- COMMAND [ARG ...]      prints one JSON object

first_paint_ms   from exec to the last byte of the first full screen (quiet for 30 ms after it)
key_ms           from a key (`j`, then Ctrl-d) to the last byte that it causes: median, p99
key_bytes        bytes that one `j` sends to the terminal: median, largest
tick_bytes_s     bytes a second while nothing is pressed
cpu_percent      share of one core while nothing is pressed
resident_mb      the largest resident set after all this
search_ms        with --search: from Enter, after the words in the filter, until the list is there (median, p99), and
                 until the last byte, with how many there are in all (median)
"""
import argparse
import fcntl
import json
import os
import pty
import select
import signal
import statistics
import struct
import sys
import termios
import time


def drain(fd, quiet, limit=10.0, arrivals=None):
    """Reads until nothing came for `quiet` seconds: bytes, and when the last of them came; into `arrivals`, how many
    there were when."""
    total, last, end = 0, time.perf_counter(), time.perf_counter() + limit
    while time.perf_counter() < end:
        ready, _, _ = select.select([fd], [], [], quiet)
        if not ready:
            break
        try:
            data = os.read(fd, 65536)
        except OSError:
            break
        if not data:
            break
        total += len(data)
        last = time.perf_counter()
        if arrivals is not None:
            arrivals.append((total, last))
    return total, last


def start(command, columns, rows):
    began = time.perf_counter()
    pid, fd = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8", COLORTERM="truecolor")
        os.execvp(command[0], command)
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    return pid, fd, began


def stop(pid, fd):
    os.kill(pid, signal.SIGTERM)
    drain(fd, 0.2, 2)
    os.close(fd)
    os.waitpid(pid, 0)


def cpu(pid):
    with open(f"/proc/{pid}/stat") as f:
        fields = f.read().rsplit(") ", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident(pid):
    with open(f"/proc/{pid}/status") as f:
        for line in f:
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
    return 0


def p99(values):
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.99))]


def search(fd, words, rounds=21):
    """The filter is typed and confirmed; in between the whole inbox is shown again."""
    shown, complete = [], []
    for _ in range(rounds):
        for text, is_measured in ((f"{words} sort:newest", True), ("is:open", False)):
            os.write(fd, b"/\x15" + text.encode())
            drain(fd, 0.15)
            arrivals = []
            sent = time.perf_counter()
            os.write(fd, b"\r")
            drain(fd, 0.15, arrivals=arrivals)
            if is_measured:
                # The list is drawn at once, and is more than a message that says what is wrong.
                shown.append(next((at - sent) * 1000 for total, at in arrivals if total > 1000))
                complete.append((arrivals[-1][1] - sent) * 1000)
    return {"median": round(statistics.median(shown), 2), "p99": round(p99(shown), 2),
            "with_total": round(statistics.median(complete), 2)}


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--size", default="120x40")
    arguments.add_argument("--rounds", type=int, default=200)
    arguments.add_argument("--starts", type=int, default=5)
    arguments.add_argument("--idle", type=float, default=5.0)
    arguments.add_argument("--search", action="append", default=[], metavar="WORDS")
    arguments.add_argument("--first", default="", help="keys to press before all else")
    arguments.add_argument("command", nargs=argparse.REMAINDER)
    options = arguments.parse_args()
    command = options.command[1:] if options.command[:1] == ["--"] else options.command
    columns, rows = map(int, options.size.split("x"))

    paints = []
    for _ in range(options.starts):
        pid, fd, began = start(command, columns, rows)
        _, last = drain(fd, 0.08)
        paints.append((last - began) * 1000)
        stop(pid, fd)

    pid, fd, began = start(command, columns, rows)
    drain(fd, 0.5)
    if options.first:
        os.write(fd, options.first.encode())
        drain(fd, 0.3)
    result = {"first_paint_ms": round(statistics.median(paints), 1)}
    for name, keys in (("j", [b"j"]), ("page", [b"\x04"])):
        times, sizes = [], []
        for i in range(options.rounds):
            sent = time.perf_counter()
            os.write(fd, keys[i % len(keys)])
            count, last = drain(fd, 0.03)
            # A tick of the clocks may fall into the window: it is sorted out by the median, and counted by the p99.
            if count:
                times.append((last - sent) * 1000)
                sizes.append(count)
        if times:
            result[f"{name}_ms"] = {"median": round(statistics.median(times), 2), "p99": round(p99(times), 2)}
            result[f"{name}_bytes"] = {"median": int(statistics.median(sizes)), "max": max(sizes)}
    for words in options.search:
        result.setdefault("search_ms", {})[words] = search(fd, words)
    drain(fd, 0.3, 2)
    before, began = cpu(pid), time.perf_counter()
    count, _ = drain(fd, options.idle, options.idle)
    total = count
    while time.perf_counter() - began < options.idle:
        count, _ = drain(fd, 0.2, options.idle)
        total += count
    seconds = time.perf_counter() - began
    result["tick_bytes_s"] = round(total / seconds, 1)
    result["cpu_percent"] = round((cpu(pid) - before) / seconds * 100, 2)
    result["resident_mb"] = round(resident(pid), 1)
    stop(pid, fd)
    json.dump(result, sys.stdout)
    print()


if __name__ == "__main__":
    main()
