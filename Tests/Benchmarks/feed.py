#!/usr/bin/env python3
"""Writes RATE invented comments a second for SECONDS, as NDJSON, evenly: feed.py SECONDS RATE"""
import json
import sys
import time

seconds, rate = int(sys.argv[1]), int(sys.argv[2])
begin = time.time()
for i in range(seconds * rate):
    due = begin + i / rate
    if (wait := due - time.time()) > 0.002:
        sys.stdout.flush()
        time.sleep(wait)
    sys.stdout.write(json.dumps({
        "id": f"live{begin}-{i}", "channel": "x:@Acme", "handle": f"crowd{i}", "at": int(time.time() * 1000),
        "text": f"Where is my order number {i}? Nobody answers."}) + "\n")
