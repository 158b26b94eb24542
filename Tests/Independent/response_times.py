#!/usr/bin/env python3
"""Response times, computed straight from a CSV file and by other means than Earshot's.

    response_times.py FILE [--map FIELD=COLUMN,...] [--ours COLUMN=VALUE] [--channel NAME]

prints, as JSON, for each channel: conversations, answered, median_s, p90_s. Python 3, standard library only.
`earshot report response-times --by channel --json` must say the same of a desk into which the file was imported
with the same options and `--channel-from ours`.

Definitions
-----------
row           A row counts when it has as many fields as the header, an id, an author, and a time between 1990 and
              2099. A second row with an id that came before changes nothing.
ours          A row whose COLUMN has VALUE, without regard to case, was written by an account of ours, its author.
              Every other row is inbound: written by a follower.
thread        What parent links connect, also through a parent that is not in the file: two rows with the same
              unknown parent share a thread.
mention       An @ that no ASCII letter, digit or underscore stands before, then ASCII letters, digits, _ and, within
              the name, . - @. Of a name with . - @ within it the part before the first of them is tried as well,
              after the whole. Letters are compared without regard to case.
channel       A thread belongs to the account of ours that wrote its earliest row of ours; else to the account of
              ours (an author of any row of ours in the file) that its rows mention first, in time order; else to
              --channel, or `unassigned`. Rows of the same time stand in the order of the file.
conversation  One follower's exchange with us under one thread: (thread, author of inbound rows). A row of ours
              belongs to the conversation of the nearest inbound row up its parent chain. When there is none in the
              file, it belongs to the first follower that its text mentions who has inbound rows in this thread.
              Else it belongs to none. What has no inbound row is no conversation.
pair          A conversation's first inbound row (by time) and the first row of ours in it at or after that time.
              A conversation that has such a pair is answered; its response time is the seconds between the two.
median_s      The middle response time; of an even number, the mean of the two middle ones.
p90_s         The 90th percentile by nearest rank: of n times in order, the one at place ceil(0.9 n), from 1.
Both are null where nothing was answered.
"""

import argparse
import csv
import json
import math
import re
import sys
from datetime import datetime, timezone

FIELDS = {"id": "id", "parent": "parent", "author": "author", "at": "at", "text": "text"}
MENTION = re.compile(r"(?<![A-Za-z0-9_])@([A-Za-z0-9_]+)([A-Za-z0-9_.@-]*)", re.ASCII)
EARLIEST = datetime(1990, 1, 1, tzinfo=timezone.utc).timestamp()
LATEST = datetime(2100, 1, 1, tzinfo=timezone.utc).timestamp()


def seconds(text):
    """Unix time of what `text` says, or None."""
    text = text.strip()
    if re.fullmatch(r"\d+(\.\d+)?", text):
        value = float(text)
        value = value / 1000 if re.fullmatch(r"\d{12,15}", text) else value
    else:
        for form in ("%a %b %d %H:%M:%S %z %Y", None):
            try:
                moment = datetime.strptime(text, form) if form else datetime.fromisoformat(text)
                break
            except ValueError:
                moment = None
        if moment is None or len(text) <= 10:
            return None
        moment = moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)
        value = moment.timestamp()
    return value if EARLIEST <= value < LATEST else None


def mentions(text):
    for word, rest in MENTION.findall(text):
        whole = (word + rest).rstrip(".-@")
        if whole != word:
            yield whole.lower()
        yield word.lower()


def read(path, columns, ours):
    """The rows that count, by id, in time order."""
    rows = {}
    with open(path, encoding="utf-8-sig", errors="replace", newline="") as file:
        reader = csv.reader(file)
        header = next(reader)
        place = {field: header.index(column) for field, column in columns.items() if column in header}
        ours_place = header.index(ours[0])
        for values in reader:
            if len(values) != len(header):
                continue
            row = {field: values[index] for field, index in place.items()}
            row["id"] = row["id"].strip()
            row["parent"] = row.get("parent", "").strip()
            row["author"] = row["author"].strip().removeprefix("@")
            row["at"] = seconds(row["at"])
            row["ours"] = values[ours_place].strip().lower() == ours[1].lower()
            if row["id"] and row["author"] and row["at"] is not None and row["id"] not in rows:
                rows[row["id"]] = row
    # Python's sort keeps the order of the file where times are the same.
    return {row["id"]: row for row in sorted(rows.values(), key=lambda row: row["at"])}


def threads(rows):
    """Gives every row a `thread`: one of its ids, the same for all rows that links connect."""
    neighbours = {}
    for row in rows.values():
        neighbours.setdefault(row["id"], [])
        if row["parent"]:
            neighbours[row["id"]].append(row["parent"])
            neighbours.setdefault(row["parent"], []).append(row["id"])
    seen = {}
    for start in neighbours:
        if start in seen:
            continue
        waiting = [start]
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen[one] = start
                waiting += neighbours[one]
    for row in rows.values():
        row["thread"] = seen[row["id"]]


def channels(rows, fallback):
    """The channel of each thread."""
    spelling = {}
    for row in rows.values():
        if row["ours"]:
            spelling.setdefault(row["author"].lower(), row["author"])
    answering, mentioned = {}, {}
    for row in rows.values():
        if row["ours"]:
            answering.setdefault(row["thread"], row["author"])
        elif row["thread"] not in mentioned:
            known = [spelling[name] for name in mentions(row["text"]) if name in spelling]
            if known:
                mentioned[row["thread"]] = known[0]
    return {
        thread: answering.get(thread) or mentioned.get(thread) or fallback
        for thread in {row["thread"] for row in rows.values()}
    }


def conversation_of(answer, rows, followers):
    """The conversation, (thread, author), to which a row of ours belongs; None when to none."""
    row, passed = answer, set()
    while row is not None and row["id"] not in passed:
        if not row["ours"]:
            return row["thread"], row["author"]
        passed.add(row["id"])
        row = rows.get(row["parent"])
    for name in mentions(answer["text"]):
        if name in followers.get(answer["thread"], {}):
            return answer["thread"], followers[answer["thread"]][name]
    return None


def response_times(rows):
    """(thread, author) -> seconds until the first answer, or None."""
    first, followers = {}, {}
    for row in rows.values():
        if not row["ours"]:
            first.setdefault((row["thread"], row["author"]), row["at"])
            followers.setdefault(row["thread"], {}).setdefault(row["author"].lower(), row["author"])
    times = dict.fromkeys(first)
    for row in rows.values():
        if row["ours"]:
            conversation = conversation_of(row, rows, followers)
            if conversation and times[conversation] is None and row["at"] >= first[conversation]:
                times[conversation] = row["at"] - first[conversation]
    return times


def plain(value):
    return int(value) if value == int(value) else round(value, 3)


def summary(channel, times):
    answered = sorted(time for time in times if time is not None)
    n = len(answered)
    return {
        "channel": channel,
        "conversations": len(times),
        "answered": n,
        "median_s": plain((answered[(n - 1) // 2] + answered[n // 2]) / 2) if n else None,
        "p90_s": plain(answered[math.ceil(n * 9 / 10) - 1]) if n else None,
    }


def main():
    parser = argparse.ArgumentParser(description="Response times by channel, straight from a CSV file.")
    parser.add_argument("file")
    parser.add_argument("--map", default="")
    parser.add_argument("--ours", default="ours=true")
    parser.add_argument("--channel", default="unassigned")
    parser.add_argument("--dump", action="store_true", help="print the id and the channel of each row instead")
    options = parser.parse_args()
    columns = dict(FIELDS)
    columns.update(pair.split("=", 1) for pair in options.map.split(",") if pair)
    rows = read(options.file, columns, options.ours.split("=", 1))
    threads(rows)
    channel = channels(rows, options.channel)
    if options.dump:
        for row in rows.values():
            print(row["id"], channel[row["thread"]], sep="\t")
        return
    by_channel = {}
    for (thread, _), time in response_times(rows).items():
        by_channel.setdefault(channel[thread], []).append(time)
    json.dump([summary(name, by_channel[name]) for name in sorted(by_channel)], sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
