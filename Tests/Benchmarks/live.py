#!/usr/bin/env python3
"""Works in the console while another process fills the desk: live.py EARSHOT DESK    prints one JSON object

key_ms         from a key to the byte that draws the cursor's bar on its new row: median, p99
cursor_moved   how often the conversation under the cursor was another one without a key
shown, stored  the open conversations that the console's list counts after the feed, and that the desk has
"""
import json
import os
import re
import select
import statistics
import subprocess
import sys
import time

from console import drain, p99, start, stop

BAR = "▌".encode()


def keys(earshot, desk, rounds=150):
    pid, fd, _ = start([earshot, "--desk", desk, "--as", "bench"], 120, 40)
    drain(fd, 0.3, 3)
    times = []
    for i in range(rounds):
        # Whatever is being drawn for the live changes is read first, so that the bar seen next is the key's.
        drain(fd, 0.01, 0.05)
        sent = time.perf_counter()
        os.write(fd, b"j" if i % 2 == 0 else b"k")
        seen = b""
        while BAR not in seen and time.perf_counter() - sent < 2:
            ready, _, _ = select.select([fd], [], [], 2)
            if ready:
                seen += os.read(fd, 65536)
        times.append((time.perf_counter() - sent) * 1000)
        time.sleep(0.02)
    stop(pid, fd)
    return {"median": round(statistics.median(times), 2), "p99": round(p99(times), 2)}


def tmux(*words):
    return subprocess.run(["tmux", "-L", "earshot-bench", "-f", "/dev/null", *words], capture_output=True, text=True).stdout


def place(earshot, desk, seconds=25):
    """Keeps the cursor still for a while, then lets in what waits: how often it moved, and the list's count."""
    tmux("new-session", "-d", "-x", "120", "-y", "40", f"{earshot} --desk {desk} --as bench")
    time.sleep(1.5)
    for _ in range(5):
        tmux("send-keys", "j")
    time.sleep(0.5)

    def under_cursor():
        row = next((line for line in tmux("capture-pane", "-p").split("\n") if "▌" in line), "")
        return re.sub(r"[−\d:hdm△▲▸ ]+", " ", row)

    first, moved, end = under_cursor(), 0, time.time() + seconds
    while time.time() < end:
        now = under_cursor()
        moved += now != first
        first = now
        time.sleep(0.1)
    tmux("send-keys", "R")
    time.sleep(1.5)
    found = re.search(r"[–-]\d+/(\d+)", tmux("capture-pane", "-p"))
    tmux("kill-server")
    return moved, int(found.group(1)) if found else None


def main():
    earshot, desk = sys.argv[1:3]
    time.sleep(1)
    result = {"key_ms": keys(earshot, desk)}
    result["cursor_moved"], result["shown"] = place(earshot, desk)
    json.dump(result, sys.stdout)
    print()


if __name__ == "__main__":
    main()
