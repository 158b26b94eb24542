#!/usr/bin/env python3
"""Measures Earshot against its peers and against the raw limit, each pair in one run, and prints the figures.

    run.py EARSHOT [--folder F] [--comments N] [--conversations N] [--only 1,2,3,4,5]

Needs Python 3, a C compiler and SQLite's headers; notmuch and pyte where the figures that name them are wanted.
Everything is made in a temporary folder (or in F, which is kept) from invented comments; nothing is read from outside.
"""
import argparse
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))


def say(figure, **values):
    print(json.dumps({"figure": figure, **values}), flush=True)


def run(command, **options):
    """Runs to the end: seconds, peak megabytes, output."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)
    output, errors = process.communicate()
    seconds = time.perf_counter() - began
    if process.returncode != 0:
        sys.exit(f"run.py: {' '.join(command)}: {errors.decode()[-2000:]}")
    return seconds, output.decode()


def peak_mb():
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def generate(folder, n, *more):
    path = os.path.join(folder, f"comments-{n}{''.join(more[:1])}.ndjson")
    if not os.path.exists(path):
        with open(path, "w") as file:
            subprocess.run([sys.executable, os.path.join(HERE, "generate.py"), str(n), *more], stdout=file, check=True)
    return path


def imported(earshot, folder, name, comments):
    """A desk filled from a file: its path, the seconds it took and the peak memory of the import."""
    desk = os.path.join(folder, name)
    for ending in ("", "-wal", "-shm"):
        if os.path.exists(desk + ending):
            os.remove(desk + ending)
    probe = ["/usr/bin/env", "python3", "-c",
             "import resource,subprocess,sys;subprocess.run(sys.argv[1:],check=True,stdout=subprocess.DEVNULL);"
             "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)",
             earshot, "--desk", desk, "import", comments]
    seconds, output = run(probe)
    return desk, seconds, int(output.split()[-1]) / 1024


def figure1(earshot, folder, n, mails):
    """Import against the same rows by the plain C API, in constant memory, and against notmuch."""
    subprocess.run(["cc", "-O2", "-o", os.path.join(folder, "baseline"), os.path.join(HERE, "baseline.c"), "-lsqlite3"],
                   check=True)
    small = n // 10
    _, seconds_small, mb_small = imported(earshot, folder, "small.sqlite", generate(folder, small))
    desk, seconds, mb = imported(earshot, folder, "mixed.sqlite", generate(folder, n))
    raw = os.path.join(folder, "raw.sqlite")
    if os.path.exists(raw):
        os.remove(raw)
    _, output = run([os.path.join(folder, "baseline"), desk, raw])
    limit = json.loads(output)["seconds"]
    os.remove(raw)
    say("1 import", comments=n, seconds=round(seconds, 1), per_second=int(n / seconds), c_api_seconds=limit,
        ratio_to_c_api=round(limit / seconds, 3), peak_mb=round(mb, 1), peak_mb_of_a_tenth=round(mb_small, 1))
    if shutil.which("notmuch"):
        mail = os.path.join(folder, "mail")
        shutil.rmtree(mail, ignore_errors=True)
        comments = os.path.join(folder, "mail.ndjson")
        with open(comments, "w") as file:
            subprocess.run([sys.executable, os.path.join(HERE, "generate.py"), str(mails), "--mail", mail], stdout=file,
                           check=True)
        configuration = os.path.join(folder, "notmuch-config")
        with open(configuration, "w") as file:
            file.write(f"[database]\npath={mail}\n[new]\ntags=\n[user]\nprimary_email=acme@bench\n")
        environment = dict(os.environ, NOTMUCH_CONFIG=configuration)
        theirs, _ = run(["notmuch", "new", "--quiet"], env=environment)
        _, ours, _ = imported(earshot, folder, "mail.sqlite", comments)
        say("1 import against notmuch", mails=mails, notmuch_seconds=round(theirs, 2), earshot_seconds=round(ours, 2),
            times_faster=round(theirs / ours, 1))


def console(earshot, desk, *more):
    _, output = run([sys.executable, os.path.join(HERE, "console.py"), *more, "--", earshot, "--desk", desk, "--as", "bench"])
    return json.loads(output)


def timed(command, rounds=7, **options):
    return statistics.median(run(command, **options)[0] for _ in range(rounds)) * 1000


QUERIES = [
    "is:open sort:due", "is:open sort:newest", "is:open sort:oldest", "is:open sort:updated", "is:open sort:priority",
    "is:open kind:complaint", "is:open kind:adverse_event", "is:open segment:patient", "is:open segment:journalist",
    "is:open channel:mastodon", "is:open holder:none", "is:open is:overdue", "is:open lang:en", "is:open topic:price",
    "is:open priority:urgent", "is:escalated", "from:user7", "zyxw7", "price tablets", '"broken pen"',
    "sort:newest", "price tablets sort:relevance", '"broken pen" sort:relevance',
]


def figure2(earshot, folder, n):
    """A million conversations against a hundred."""
    big, _, _ = imported(earshot, folder, "big.sqlite", generate(folder, n, "--alone"))
    little, _, _ = imported(earshot, folder, "little.sqlite", generate(folder, 100, "--alone"))
    many, few = console(earshot, big), console(earshot, little)
    say("2 console", conversations=n, many=many, few=few,
        start_ratio=round(many["first_paint_ms"] / few["first_paint_ms"], 2),
        key_p99_ratio=round(many["j_ms"]["p99"] / few["j_ms"]["p99"], 2))
    version = timed([earshot, "--version"])
    for query in QUERIES:
        ms = timed([earshot, "--desk", big, "list", query, "--limit", "60", "--json"])
        say("2 list", query=query, whole_process_ms=round(ms, 1), less_start_ms=round(ms - version, 1))
    if shutil.which("notmuch") and os.path.exists(os.path.join(folder, "notmuch-config")):
        environment = dict(os.environ, NOTMUCH_CONFIG=os.path.join(folder, "notmuch-config"))
        mail = os.path.join(folder, "mail.sqlite")
        # The newest 60, without a total, from both; and what each needs to start and do nothing.
        start = timed(["notmuch", "--version"], rounds=21)
        searches = ("zyxw7", "price tablets")
        shown = console(earshot, mail, *[option for words in searches for option in ("--search", words)])["search_ms"]
        for words in searches:
            theirs = timed(["notmuch", "search", "--limit=60", words], rounds=21, env=environment)
            ours = timed([earshot, "--desk", mail, "list", words, "sort:newest", "--limit", "60", "--json"], rounds=21)
            say("2 search against notmuch", words=words, notmuch_ms=round(theirs, 1), console_ms=shown[words],
                command_ms=round(ours, 1),
                notmuch_less_start_ms=round(theirs - start, 1), earshot_less_start_ms=round(ours - version, 1))


def fed(earshot, desk, seconds, rate):
    """Another process that takes in `rate` comments a second for a while, as `import --follow` reads them from a pipe."""
    feeder = subprocess.Popen([sys.executable, os.path.join(HERE, "feed.py"), str(seconds), str(rate)],
                              stdout=subprocess.PIPE)
    taker = subprocess.Popen([earshot, "--desk", desk, "import", "--format", "ndjson", "--follow", "-"],
                             stdin=feeder.stdout, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return feeder, taker


def figure3(earshot, folder):
    """A thousand comments a second from another process while somebody works."""
    desk, _, _ = imported(earshot, folder, "live.sqlite", generate(folder, 20_000, "--alone"))
    feeder, taker = fed(earshot, desk, 25, 1000)
    _, output = run([sys.executable, os.path.join(HERE, "live.py"), earshot, desk])
    result = json.loads(output)
    feeder.wait()
    taker.wait()
    counted = run([earshot, "--desk", desk, "list", "is:open", "--limit", "1"], text=False)[1]
    say("3 live", **result, wanted=20_000 + 25_000, list_says=counted.strip().splitlines()[-1])


def figure4(earshot, folder, n):
    """Bytes to the terminal."""
    desk, _, _ = imported(earshot, folder, "bytes.sqlite", generate(folder, 1000, "--alone"))
    say("4 bytes", **console(earshot, desk, "--idle", "20"))
    clocks = ticking(earshot, folder)
    measured = console(earshot, clocks, "--first", "z", "--rounds", "0", "--starts", "1", "--idle", "20")
    say("4 clocks", clocks_in_sight=clocks_seen(earshot, clocks), tick_bytes_s=measured["tick_bytes_s"],
        cpu_percent=measured["cpu_percent"])


def ticking(earshot, folder):
    """A desk with 60 clocks that show seconds, of an hour each, the first of them in their last fifth."""
    path = os.path.join(folder, "ticking.ndjson")
    now = int(time.time() * 1000)
    with open(path, "w") as file:
        for i in range(60):
            file.write(json.dumps({"id": f"t{i}", "channel": "mastodon:@acme@social.example", "handle": f"user{i}",
                                   "at": now - 480_000 - i * 48_000,
                                   "text": f"Day {i + 3} on the new tablets and the rash is spreading. Is this normal?"}) + "\n")
    return imported(earshot, folder, "ticking.sqlite", path)[0]


def clocks_seen(earshot, desk):
    """How many clocks that show seconds a terminal of 120x40 has in sight, once the list has the whole screen."""
    if not shutil.which("tmux"):
        return None
    tmux = ["tmux", "-L", f"bench{os.getpid()}", "-f", "/dev/null"]
    run(tmux + ["new-session", "-d", "-x", "120", "-y", "40", earshot, "--desk", desk, "--as", "bench"])
    run(tmux + ["set", "-g", "status", "off"])
    seen = 0
    for _ in range(100):
        time.sleep(0.3)
        screen = run(tmux + ["capture-pane", "-p"])[1]
        if "all panes" in screen:
            seen = len(re.findall(r"^.{4,7}\d:\d\d[ •]", screen, re.MULTILINE))
            break
        if "is:open" in screen:
            run(tmux + ["send-keys", "z"])
    subprocess.run(tmux + ["kill-server"])
    return seen


def figure5(earshot, folder, n):
    say("5 start", version_ms=round(timed([earshot, "--version"], rounds=21), 1), binary_mb=round(os.path.getsize(earshot) / 1e6, 1))


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("earshot")
    arguments.add_argument("--folder")
    arguments.add_argument("--comments", type=int, default=1_000_000)
    arguments.add_argument("--conversations", type=int, default=1_000_000)
    arguments.add_argument("--mails", type=int, default=50_000, help="for notmuch, which needs half an hour for 1,000,000")
    arguments.add_argument("--only", default="1,2,3,4,5")
    options = arguments.parse_args()
    earshot = os.path.abspath(options.earshot)
    folder = options.folder or tempfile.mkdtemp(prefix="earshot-bench-")
    os.makedirs(folder, exist_ok=True)
    say("machine", cores=os.cpu_count(), load=[round(x, 2) for x in os.getloadavg()], date=time.strftime("%Y-%m-%d"))
    try:
        for name in options.only.split(","):
            {"1": lambda: figure1(earshot, folder, options.comments, options.mails),
             "2": lambda: figure2(earshot, folder, options.conversations),
             "3": lambda: figure3(earshot, folder), "4": lambda: figure4(earshot, folder, 1000),
             "5": lambda: figure5(earshot, folder, 0)}[name]()
    finally:
        if not options.folder:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
