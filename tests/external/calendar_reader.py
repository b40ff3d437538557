#!/usr/bin/env python3
"""An external reader: calendars (.ics), a heading and a paragraph for each event.

usage: calendar_reader.py FILE
"""
import json
import re
import sys


def put(**line):
    print(json.dumps(line, ensure_ascii=False))


def lines_of(data):
    """Each line with what is folded into it, its first byte, the byte after it, and its number."""
    line, begin, end, first = b"", 0, 0, 1
    at = 0
    for number, raw in enumerate(data.splitlines(keepends=True), 1):
        text = raw.rstrip(b"\r\n")
        if text[:1] in (b" ", b"\t") and number > 1:
            line += text[1:]
        else:
            if number > 1:
                yield line, begin, end, first
            line, begin, first = text, at, number
        end = at + len(text)
        at += len(raw)
    if line:
        yield line, begin, end, first


def main():
    sys.stdout.reconfigure(encoding="utf-8")
    data = open(sys.argv[1], "rb").read()
    if not data.lstrip().startswith(b"BEGIN:VCALENDAR"):
        put(error="it is no calendar")
        return
    put(document={"title": "Calendar", "metadata": {"kind": "calendar"}})
    day = ""
    for line, begin, end, number in lines_of(data):
        try:
            name, _, value = line.decode("utf-8").partition(":")
        except UnicodeDecodeError:
            put(skip="not UTF-8", line=number)
            continue
        name = name.split(";")[0].upper()
        value = re.sub(r"\\([\\;,])", r"\1", value.replace("\\n", " "))
        if name == "DTSTART":
            day = value[:8]
        elif name == "SUMMARY":
            put(kind="heading", level=1, text=value, bytes=[begin, end], line=number)
        elif name == "DESCRIPTION":
            put(text=value, bytes=[begin, end], line=number, locator=day)


main()
