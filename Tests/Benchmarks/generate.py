#!/usr/bin/env python3
"""Writes N invented comments as NDJSON, the same for the same seed.

    generate.py N [--seed S] [--alone] [--mail FOLDER]   > comments.ndjson

The words follow a Zipf-like law over an invented vocabulary mixed with plain English, so that the full-text index
has both very common and very rare words (`zyxw<number>` stands in one text each thousand). About a fifth of the
comments are follow-ups in a thread, a tenth are answers of ours; with --alone each opens a conversation. With --mail the same texts are also written as one
mail a file, for programs that index mail.
"""
import argparse
import json
import os
import random
import sys

PLAIN = """the a to of and is in my i for on it you this with have not was but your are be at so they me after why
price tablets pharmacy doctor today still please help when new since take day night morning week headache thanks great
broken pen order refund answer call waiting hours nobody replies insurance child mother dose morning rash dizzy""".split()
SYLLABLES = "ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu ra re ri ro ru".split()
BIOS = ["", "Mum of three.", "Living with migraine since 2009.", "GP in Leeds. Views mine.", "Reporter at the Daily Post.",
        "Nurse, runner, tea.", "Writer and dog person.", "Pharmacist.", "I review gadgets. Links below.", "he/him"]
CHANNELS = ["mastodon:@acme@social.example", "bluesky:@acme.example", "x:@Acme", "youtube:@Acme", "instagram:@acme"]


def vocabulary(rng, size=40_000):
    return ["".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 4))) for _ in range(size)]


def comments(n, seed, alone=False):
    rng = random.Random(seed)
    words = vocabulary(rng)
    start = 1_780_000_000_000
    recent = []
    for i in range(n):
        length = max(3, int(rng.gauss(16, 7)))
        text = " ".join(
            rng.choice(PLAIN) if rng.random() < 0.7 else words[int(len(words) * rng.random() ** 4)] for _ in range(length))
        if rng.random() < 0.3:
            text += "?"
        if i % 1000 == 0:
            text += f" zyxw{i // 1000}"
        at = start + i * 1500
        roll = 1 if alone else rng.random()
        if roll < 0.1 and recent:
            parent = rng.choice(recent)
            yield {"id": f"c{i}", "channel": parent[1], "parent": parent[0], "ours": True, "handle": "acme",
                   "at": at, "text": "@" + parent[2] + " " + text}
            continue
        if roll < 0.3 and recent:
            parent = rng.choice(recent)
            who, channel, up = parent[2], parent[1], parent[0]
        else:
            who, channel, up = f"user{int(rng.random() ** 2 * n / 2)}", rng.choice(CHANNELS), None
        one = {"id": f"c{i}", "channel": channel, "handle": who, "at": at, "text": text}
        if up:
            one["parent"] = up
        else:
            one["bio"] = BIOS[hash_of(who) % len(BIOS)]
            one["followers"] = hash_of(who) % 5000
        recent.append((one["id"], channel, who))
        if len(recent) > 2000:
            recent[rng.randrange(2000)] = recent.pop()
        yield one


def hash_of(text):
    value = 2166136261
    for byte in text.encode():
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return value


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("n", type=int)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--alone", action="store_true")
    arguments.add_argument("--mail")
    options = arguments.parse_args()
    for i, one in enumerate(comments(options.n, options.seed, options.alone)):
        sys.stdout.write(json.dumps(one, separators=(",", ":")) + "\n")
        if options.mail:
            folder = os.path.join(options.mail, f"{i // 1000:04d}", "cur")
            if i % 1000 == 0:
                os.makedirs(folder, exist_ok=True)
                for other in ("new", "tmp"):
                    os.makedirs(os.path.join(options.mail, f"{i // 1000:04d}", other), exist_ok=True)
            reply = f"In-Reply-To: <{one['parent']}@bench>\n" if "parent" in one else ""
            with open(os.path.join(folder, f"{one['id']}:2,"), "w") as mail:
                mail.write(f"From: {one['handle']} <{one['handle']}@bench>\nTo: acme@bench\nMessage-ID: <{one['id']}@bench>\n"
                           f"Subject: {one['id']}\nDate: Mon, 16 Nov 2026 10:00:00 +0000\n{reply}\n{one['text']}\n")


if __name__ == "__main__":
    main()
