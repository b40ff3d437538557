"""The figures of a run and how they are printed."""
import math
import statistics

CLASSES = {"C": "common word", "R": "rare word", "O": "OR of 2-3", "A": "AND of 2-3",
           "P": "phrase of 2-3", "X": "prefix", "F": "filter by document"}
ROUNDS = {"total": "T  exact total", "documents": "Z  facet: documents",
          "all_facets": "Z* facets, 20 values", "snippets": "S  ten snippets",
          "page": "T+Z+S together"}
POOLED = ("top10", "documents", "snippets")


def percentile(values, share):
    """By nearest rank."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def median(runs, key):
    return statistics.median(run[key] for run in runs)


def index_figures(run, corpus):
    text = corpus["text_bytes"]
    wall = median(run.indexed, "wall_s")
    out = {
        "MB/s, wall": text / 1e6 / wall,
        "wall, s": wall,
        "CPU, s": median(run.indexed, "cpu_s"),
        "peak memory, MB": median(run.indexed, "peak_bytes") / 1e6,
        "index / text": median(run.indexed, "index_bytes") / text,
    }
    if run.optimized and run.optimized["done"]:
        out["optimized / text"] = run.optimized["index_bytes"] / text
        out["optimizing, s"] = run.optimized["wall_s"]
    return out


def query_figures(run, queries):
    """Rows of (p50, p95, p99) in ms: percentiles of each repeat, then medians over the repeats."""
    def over_repeats(values_of):
        each = [values_of(result) for result in run.queried]
        return [statistics.median(percentile(values, share) for values in each)
                for share in (0.5, 0.95, 0.99)]

    out = {}
    for kind, name in CLASSES.items():
        places = [i for i, query in enumerate(queries) if query["class"] == kind]
        if places:
            out[f"{kind}  {name} ({len(places)})"] = over_repeats(
                lambda result: [result["rounds"]["top10"][i] for i in places])
    out[f"all these ({len(queries)})"] = over_repeats(lambda result: result["rounds"]["top10"])
    for key, name in ROUNDS.items():
        out[name] = over_repeats(lambda result: result["rounds"][key])
    out["top 10, Z, S pooled"] = over_repeats(
        lambda result: sum((result["rounds"][key] for key in POOLED), []))
    out["opening"] = [median(run.queried, "open_ms")]
    out["opening, first query"] = [median(run.queried, "first_ms")]
    out["peak memory, MB"] = [median(run.queried, "peak_bytes") / 1e6]
    return out


def number(value):
    if value is None:
        return "-"
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def print_table(title, columns, rows, ratios):
    """`rows`: name -> {column: [numbers]}. Ratios are to the first column."""
    print(f"\n{title}\n")
    width = max(len(name) for name in rows) + 2
    widths = {column: max([len(column)] + [len(" / ".join(map(number, row.get(column, []))))
                                            for row in rows.values()]) for column in columns}
    print(" " * width + "  ".join(column.rjust(widths[column]) for column in columns))
    for name, row in rows.items():
        cells = []
        for column in columns:
            values = row.get(column)
            if values and ratios:
                base = row.get(columns[0])
                values = [v / b if b else None for v, b in zip(values, base)] if base else None
            cells.append((" / ".join(map(number, values)) if values else "-")
                         .rjust(widths[column]))
        print(name.ljust(width) + "  ".join(cells))


def transposed(figures, wrap):
    names = dict.fromkeys(name for column in figures.values() for name in column)
    return {name: {column: wrap(values[name]) for column, values in figures.items()
                   if name in values} for name in names}


def show_corpus(options, corpus, queries, notes):
    print(f"{corpus['documents']} documents, {corpus['paragraphs']} paragraphs, "
          f"{corpus['text_bytes'] / 1e6:.1f} MB of text in {corpus['file_bytes'] / 1e6:.1f} MB of "
          f"files; {len(queries)} queries, seed {options.seed}; medians of {options.repeat}")
    print(f"Reading the files into paragraphs took {corpus['wall_s']:.2f} s: in this library's "
          "figures, not in its peers'.")
    for note in notes:
        print(note)


def show_index(figures):
    rows = transposed(figures, lambda value: [value])
    columns = list(figures)
    print_table("Indexing", columns, rows, False)
    rows.pop("MB/s, wall", None)
    print_table(f"Indexing, as multiples of {columns[0]}", columns, rows, True)


def show_queries(latencies):
    rows = transposed(latencies, lambda values: values)
    columns = list(latencies)
    print_table("Searching, ms, p50 / p95 / p99, the ten best", columns, rows, False)
    print_table(f"Searching, as multiples of {columns[0]}", columns, rows, True)
    print("\nCaches are warm: every query has run before, but for the one under opening.\n"
          "This library's searches always give exact totals, and where the ten stand: document, "
          "section, lines,\nthemes, names; its peers' top ten are numbers and scores. Text is under S "
          "for all.\nLucene++ counts all matches in any case. All facets are nine for this library and "
          "the document alone for its peers.")


def show_totals(runs, queries, reasons):
    print("\nMatches, all queries together; queries with the same total as "
          f"{runs[0].name}\n")
    base = runs[0].queried[0]
    for run in runs:
        totals = run.queried[0]["totals"]
        same = sum(a == b for a, b in zip(totals, base["totals"]))
        by_class = []
        for kind in CLASSES:
            pairs = [(a, b) for q, a, b in zip(queries, totals, base["totals"])
                     if q["class"] == kind]
            if pairs:
                by_class.append(f"{kind} {sum(a == b for a, b in pairs)}/{len(pairs)}")
        print(f"{run.name:18} {sum(totals):9}  {same:4} of {len(queries)}: {', '.join(by_class)}")
    for name, found in reasons.items():
        show_reasons(name, found)


def show_reasons(name, found):
    print(f"\n{name}: {found['different']} of {found['queries']} queries compared paragraph by "
          f"paragraph differ; of {found['paragraphs']} paragraphs found by one alone (100 a query "
          "and side at most):")
    if found["too_many"]:
        print(f"  ({found['too_many']} more have too many matches to list)")
    for text, reason in sorted(found["reasons"].items(), key=lambda item: -item[1]["paragraphs"]):
        print(f"  {reason['paragraphs']:6}  {text}\n          such as {reason['query']} in "
              f"{reason['example']}, {reason['found_by']}")
