#!/usr/bin/env python3
"""Measures a desk on PostgreSQL, each pair in one run, and prints the figures.

    postgres.py EARSHOT SEATBENCH [--folder F] [--comments N] [--conversations N] [--seats N] [--daily N]
                [--only 1,2,3,4,5,6,7]

1  change to paint, with SEATS seats and 200 changes a second, against a bare LISTEN and NOTIFY
2  import of COMMENTS against COPY of the same rows into the same indexed tables
3  lists, searches and first paint at CONVERSATIONS
4  actions a second of 16 seats
5  what 50 idle consoles ask of the server
6  what a desk weighs after a year in which DAILY comments a day come in and are worked through
7  change to paint on each of SEATS consoles that all show the list that changes, by itself and among 200 changes a second

Starts a server of its own (Debian's postgresql), needs a C compiler and libpq's headers. All input is invented.
"""
import argparse
import json
import os
import random
import re
import select
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

from console import cpu, drain, p99, start, stop
from run import QUERIES, console, generate, run, say, timed

HERE = os.path.dirname(os.path.abspath(__file__))


class Server:
    """A cluster of our own on a socket in its folder, as a user who is not root."""

    def __init__(self, folder):
        found = sorted(os.listdir("/usr/lib/postgresql"), key=int) if os.path.isdir("/usr/lib/postgresql") else []
        self.programs = f"/usr/lib/postgresql/{found[-1]}/bin" if found else ""
        self.folder = os.path.join(folder, "server")
        os.makedirs(self.folder, exist_ok=True)
        self.user = []
        if os.geteuid() == 0:
            self.user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
            shutil.chown(self.folder, "postgres")
            os.chmod(folder, 0o755)
        data = os.path.join(self.folder, "data")
        if not os.path.isdir(data):
            self.do("initdb", "-D", data, "-U", "postgres", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8")
        self.do("pg_ctl", "-D", data, "-w", "-l", os.path.join(self.folder, "log"), "-o",
                f"-c listen_addresses= -c unix_socket_directories={self.folder} -c max_connections=400", "start")
        os.environ.update(PGHOST=self.folder, PGUSER="postgres")

    def do(self, program, *arguments):
        # The server goes on after pg_ctl, and would keep a pipe open.
        subprocess.run([*self.user, os.path.join(self.programs, program), *arguments], check=True, cwd="/",
                       stdout=subprocess.DEVNULL)

    def stop(self):
        self.do("pg_ctl", "-D", os.path.join(self.folder, "data"), "-m", "fast", "stop")

    def sql(self, database, *statements):
        command = ["psql", "-qAt", "-d", database]
        for statement in statements:
            command += ["-c", statement]
        return run(command)[1].strip()

    def database(self, name):
        self.sql("postgres", f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name}")
        return f"postgres:///{name}"

    def desk(self, earshot, name):
        address = self.database(name)
        run([earshot, "--desk", address, "desk", "init", "--no-roles"])
        return address


def speak(feed, numbers, turns, name):
    """Has another process take in a message in one of the conversations: the letters to wait for. `turns`: which letters
    each row had last."""
    number = random.choice(numbers)
    # No letter stands where the last one in that row stood: the terminal is sent only what changed.
    turns[number] = not turns.get(number, False)
    mark = "".join(random.choices("abcdefghijkl" if turns[number] else "mnopqrstuvwx", k=9))
    feed.stdin.write(f"{number} {name} {mark} still waiting\n")
    feed.stdin.flush()
    return mark.encode()


def paints(fd, feed, numbers, turns, name, end):
    """Has another process take in messages, one after the other, until the time is over: how long until each is on the
    screen, in milliseconds, and how many were not seen within three seconds."""
    waits, missed, count = [], 0, 0
    while time.time() < end:
        mark = speak(feed, numbers, turns, f"{name}{count}")
        sent, seen = time.perf_counter(), b""
        while mark not in seen and time.perf_counter() - sent < 3:
            if select.select([fd], [], [], 0.5)[0]:
                seen = seen[-100:] + os.read(fd, 65536)
        if mark in seen:
            waits.append((time.perf_counter() - sent) * 1000)
        else:
            missed += 1
        count += 1
        pause = time.time() + 0.1 + random.random() * 0.2
        while (left := pause - time.time()) > 0:
            if select.select([fd], [], [], left)[0]:
                os.read(fd, 65536)
    return waits, missed


def conversations(server, name, options):
    """A new desk with conversations, and the numbers of those on top of the list."""
    desk = server.desk(options.earshot, name)
    # Makes its conversations; each says which message opened it.
    run([options.seatbench, desk, "1", "0"])
    # As the server does by itself within a minute or so: until then it takes each table for one of a few rows.
    server.sql(name, "ANALYZE")
    rows = json.loads(run([options.earshot, "--desk", desk, "list", "is:open sort:due", "--limit", "12", "--json"])[1])
    return desk, [re.search(r"number (\d+)", json.dumps(row)).group(1) for row in rows]


def figure1(server, folder, options):
    """A change is made by another process; when is it on the screen of a console: on a quiet desk, and while others change
    the rest?"""
    notify = os.path.join(folder, "notify")
    run(["cc", "-O2", "-o", notify, os.path.join(HERE, "notify.c"), "-lpq"])
    desk, numbers = conversations(server, "seats", options)
    bare = json.loads(run([notify, desk])[1])
    seconds, turns = 40, {}
    # Not `import --follow`, which gathers what comes for up to 200 ms before it stores it.
    feed = subprocess.Popen([options.seatbench, desk, "feed"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    pid, fd, _ = start([options.earshot, "--desk", desk, "--as", "bench"], 200, 50)
    drain(fd, 1, 8)
    quiet, unseen = paints(fd, feed, numbers, turns, "quiet", time.time() + 12)
    others = subprocess.Popen([options.seatbench, desk, str(options.seats - 1), str(seconds), "changes"],
                              stdout=subprocess.PIPE, text=True)
    drain(fd, 1, 4)
    waits, missed = paints(fd, feed, numbers, turns, "busy", time.time() + seconds - 8)
    stop(pid, fd)
    feed.stdin.close()
    feed.wait()
    told = json.loads(others.communicate()[0])
    say("1 change to paint", seats=options.seats, changes_per_second=200, paints=len(waits), not_seen=missed + unseen,
        quiet_paint_median_ms=round(statistics.median(quiet), 1), quiet_paint_p99_ms=round(p99(quiet), 1),
        paint_median_ms=round(statistics.median(waits), 1), paint_p99_ms=round(p99(waits), 1),
        told_median_ms=told["change_median_ms"], told_p99_ms=told["change_p99_ms"], bare=bare,
        told_to_bare=round(told["change_median_ms"] / bare["median_ms"], 1),
        paint_to_bare=round(statistics.median(waits) / bare["median_ms"], 1))


def figure2(server, folder, options):
    """The same rows by COPY, into tables with the same indexes."""
    desk = server.desk(options.earshot, "filled")
    comments = generate(folder, options.comments)
    seconds, _ = run([options.earshot, "--desk", desk, "import", comments])
    rows = os.path.join(folder, "rows.sql")
    run([os.path.join(server.programs, "pg_dump"), "-n", "earshot", "--data-only", "-f", rows, "filled"])
    server.desk(options.earshot, "copied")
    server.sql("copied", "TRUNCATE earshot.setting, earshot.channel, earshot.desk, earshot.tag CASCADE")
    limit, _ = run(["psql", "-q", "-1", "-d", "copied", "-f", rows])
    os.remove(rows)
    say("2 import", comments=options.comments, seconds=round(seconds, 1), per_second=int(options.comments / seconds),
        copy_seconds=round(limit, 1), ratio_to_copy=round(limit / seconds, 3))
    server.sql("postgres", "DROP DATABASE copied")


def quarters(path):
    """The same comments in four files, one after the other."""
    with open(path) as file:
        lines = sum(1 for _ in file)
    with open(path) as file:
        for part in range(4):
            piece = f"{path}.{part}"
            with open(piece, "w") as out:
                for _ in range((part + 1) * lines // 4 - part * lines // 4):
                    out.write(file.readline())
            yield piece


def sizes(server, database):
    """Megabytes of each table (without indexes) and of each index that has any."""
    rows = server.sql(database, """SELECT json_object_agg(relname, round(pg_table_size(c.oid) / 1e6, 1))
        FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
        WHERE nspname = 'earshot' AND relkind IN ('r', 'i') AND pg_table_size(c.oid) > 1e5""")
    return json.loads(rows)


def rows(server, database):
    """How many rows each table has."""
    names = server.sql(database, "SELECT relname FROM pg_stat_user_tables WHERE schemaname = 'earshot'").split()
    counts = {name: int(server.sql(database, f"SELECT count(*) FROM earshot.{name}")) for name in names}
    return {name: count for name, count in counts.items() if count > 1000}


def figure3(server, folder, options):
    """A million conversations on the server."""
    desk = server.desk(options.earshot, "big")
    for part, path in enumerate(quarters(generate(folder, options.conversations, "--alone")), 1):
        seconds, _ = run([options.earshot, "--desk", desk, "import", path])
        os.remove(path)
        say("3 growth", quarter=part, seconds=round(seconds, 1), megabytes=sizes(server, "big"))
    server.sql("big", "VACUUM ANALYZE")
    little = server.desk(options.earshot, "little")
    run([options.earshot, "--desk", little, "import", generate(folder, 100, "--alone")])
    many, few = console(options.earshot, desk), console(options.earshot, little)
    say("3 console", conversations=options.conversations, many=many, few=few,
        start_ratio=round(many["first_paint_ms"] / few["first_paint_ms"], 2))
    connecting = timed(["psql", "-qAt", "-d", "big", "-c", "SELECT 1"])
    opening = timed([options.earshot, "--desk", little, "list", "is:snoozed", "--json"])
    say("3 opening", psql_select_1_ms=round(connecting, 1), earshot_list_of_nothing_ms=round(opening, 1))
    for query in QUERIES:
        ms = timed([options.earshot, "--desk", desk, "list", query, "--limit", "60", "--json"])
        say("3 list", query=query, whole_process_ms=round(ms, 1), less_opening_ms=round(ms - opening, 1))


def figure4(server, folder, options):
    desk = server.database("acting")
    run([options.earshot, "--desk", desk, "desk", "init", "--no-roles"])
    say("4 actions", **json.loads(run([options.seatbench, desk, "16", "8"])[1]))


def figure5(server, folder, options):
    """Idle consoles, each a process at a terminal of its own."""
    desk = server.desk(options.earshot, "idle")
    run([options.earshot, "--desk", desk, "import", generate(folder, 1000, "--alone")])
    seats = [start([options.earshot, "--desk", desk, "--as", "bench"], 120, 40) for _ in range(options.seats)]
    isOver = threading.Event()

    def read():
        while not isOver.is_set():
            ready = select.select([fd for _, fd, _ in seats], [], [], 0.5)[0]
            for fd in ready:
                os.read(fd, 65536)

    reader = threading.Thread(target=read)
    reader.start()
    time.sleep(20)

    def done():
        return int(server.sql("postgres", "SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = 'idle'"))

    before, began = done(), time.time()
    # A console that nobody touches counts anew once a minute.
    time.sleep(60)
    rate = (done() - before) / (time.time() - began)
    sessions = int(server.sql("postgres", "SELECT count(*) FROM pg_stat_activity WHERE datname = 'idle'"))
    isOver.set()
    reader.join()
    for pid, fd, _ in seats:
        stop(pid, fd)
    say("5 idle", seats=options.seats, transactions_per_second=round(rate, 1), sessions=sessions)


def figure6(server, folder, options):
    """A year, a quarter at a time: comments come in, are answered, come back, and are closed (`Seats/Days.swift`)."""
    desk = server.desk(options.earshot, "year")
    days = 364
    for part, path in enumerate(quarters(generate(folder, options.daily * days, "--alone")), 1):
        began = time.perf_counter()
        with open(path) as comments:
            done = subprocess.run([options.seatbench, desk, "days", str(options.daily), str((part - 1) * days // 4)],
                                  stdin=comments, stdout=subprocess.PIPE, text=True, check=True)
        seconds = time.perf_counter() - began
        os.remove(path)
        say("6 year", quarter=part, seconds=round(seconds, 1), **json.loads(done.stdout), rows=rows(server, "year"),
            megabytes=sizes(server, "year"))
    _, findings = run([options.earshot, "--desk", desk, "audit", "verify", "--json"])
    say("6 audit", verified=json.loads(findings))
    for query in QUERIES:
        ms = timed([options.earshot, "--desk", desk, "list", query, "--limit", "60", "--json"])
        say("6 list", query=query, whole_process_ms=round(ms, 1))


def figure7(server, folder, options):
    """Messages come in at three paces, each into a conversation that all consoles show: when is it on each screen? And when
    while four seats change that list 200 times a second?"""
    desk, numbers = conversations(server, "consoles", options)
    feed = subprocess.Popen([options.seatbench, desk, "feed"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    consoles = [start([options.earshot, "--desk", desk, "--as", "bench"], 200, 50) for _ in range(options.seats)]
    screens = [fd for _, fd, _ in consoles]

    def arrived(seconds):
        """What came to which screen."""
        return [(fd, os.read(fd, 65536)) for fd in select.select(screens, [], [], max(0, seconds))[0]]

    def let(seconds):
        end = time.time() + seconds
        while time.time() < end:
            arrived(0.2)

    let(25)
    turns = {}
    for stage, (pace, others) in enumerate(((1, None), (3, None), (10, None), (3, "4"))):
        if others:
            others = subprocess.Popen([options.seatbench, desk, others, "24", "changes"], stdout=subprocess.DEVNULL)
            let(5)
        waits, pending, count = [], [], 0
        seen = dict.fromkeys(screens, b"")
        began, busy = time.time(), sum(cpu(pid) for pid, _, _ in consoles)
        due, end = began, began + 15
        while time.time() < end or (any(left for _, _, left in pending) and time.time() < end + 3):
            if due <= time.time() < end:
                mark = speak(feed, numbers, turns, f"{stage}-{count}")
                pending.append((mark, time.perf_counter(), set(screens)))
                count += 1
                due = time.time() + (0.7 + 0.6 * random.random()) / pace
            for fd, data in arrived(min(0.05, due - time.time())):
                seen[fd], now = seen[fd][-2000:] + data, time.perf_counter()
                for mark, sent, left in pending:
                    if fd in left and mark in seen[fd]:
                        left.remove(fd)
                        waits.append((now - sent) * 1000)
            pending = [each for each in pending if each[2]]
        busy = (sum(cpu(pid) for pid, _, _ in consoles) - busy) / (time.time() - began)
        # A later message in the same conversation may come before the console has looked.
        say("7 consoles", consoles=options.seats, changes_per_second=round(count / 15, 1),
            others_per_second=200 if others else 0, painted=len(waits),
            not_seen=sum(len(left) for _, _, left in pending), median_ms=round(statistics.median(waits), 1),
            p99_ms=round(p99(waits), 1), consoles_cpu=round(busy, 2))
        if others:
            others.wait()
    for pid, fd, _ in consoles:
        stop(pid, fd)
    feed.stdin.close()
    feed.wait()


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("earshot")
    arguments.add_argument("seatbench")
    arguments.add_argument("--folder")
    arguments.add_argument("--comments", type=int, default=500_000)
    arguments.add_argument("--conversations", type=int, default=1_000_000)
    arguments.add_argument("--seats", type=int, default=50)
    arguments.add_argument("--daily", type=int, default=300)
    arguments.add_argument("--only", default="1,2,3,4,5,6,7")
    options = arguments.parse_args()
    options.earshot, options.seatbench = os.path.abspath(options.earshot), os.path.abspath(options.seatbench)
    folder = options.folder or tempfile.mkdtemp(prefix="earshot-bench-")
    os.makedirs(folder, exist_ok=True)
    say("machine", cores=os.cpu_count(), load=[round(x, 2) for x in os.getloadavg()], date=time.strftime("%Y-%m-%d"))
    server = Server(folder)
    figures = {"1": figure1, "2": figure2, "3": figure3, "4": figure4, "5": figure5,
               "6": figure6, "7": figure7}
    try:
        for name in options.only.split(","):
            figures[name](server, folder, options)
    finally:
        server.stop()
        if not options.folder:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
