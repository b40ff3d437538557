#include "usage.h"

#include <array>

#include "text.h"

namespace pilcrow::cli {
namespace {

constexpr std::string_view kIndexing = "Indexing";
constexpr std::string_view kSearching = "Searching";
constexpr std::string_view kReading = "Reading and citing";
constexpr std::string_view kThemes = "Themes and measures";
constexpr std::string_view kKeeping = "Keeping an index, and a shell";

constexpr auto kUsages = std::to_array<Usage>({
    {"index", kIndexing, "[OPTION]... PATH...", "Read files and folders into an index, new or old",
     "A document's id is its path below the PATH given; indexing it again replaces it. Files that "
     "have not changed since are passed over: by size and time first, then by what is in them. Files "
     "named .pilcrowignore, in the style of .gitignore, keep files out: pilcrow-ignore(5).\n\n"
     "Files that cannot be read are reported and the rest is indexed. Ctrl-C stops after the file at "
     "work and keeps what was read, if a second is enough to write it; else, and at a second Ctrl-C, "
     "the index stays as it was committed last: after each 256 MB of files, and at the end. The same "
     "command then goes on where that was.",
     "  pilcrow index articles/\n"
     "  pilcrow index -d articles.idx --themes themes.toml \\\n"
     "      --names names.toml articles/\n"
     "  pilcrow index --exclude '*.log' --exclude drafts/ --max-size 10M .\n"
     "  pilcrow index --prune articles/\n"
     "  pilcrow index --readers readers.toml --max-seconds 20 scans/\n"
     "  pilcrow index --watch --memory 1G -j 4 articles/\n"},
    {"failures", kIndexing, "[OPTION]...", "List what could not be read, and why",
     "Each line is a file, or a record of one, that failed, was empty, or was cut at a limit when "
     "'pilcrow index' came to it last. It is listed until it is read well, or gone. The exit code is "
     "1 when there is none.",
     "  pilcrow failures\n"
     "  pilcrow failures -d articles.idx --json\n"
     "  pilcrow failures --format '{path}' | xargs -d '\\n' ls -l\n"},
    {"readers", kIndexing, "[OPTION]...", "List what reads which formats",
     "Readers are asked in this order, by what a file's first bytes show and by its name. Those that "
     "read in a process of their own fail alone when a file makes them crash or hang.",
     "  pilcrow readers\n"
     "  pilcrow readers --readers readers.toml --json\n"},
    {"search", kSearching, "[OPTION]... QUERY...", "Find the paragraphs that answer a query",
     "A QUERY is words, \"phrases\", prefix*es and fuzzy~ words, with +must, -without, weight^2, AND, "
     "OR, NOT, brackets, and NEAR/5 or ADJ/5 between words; theme:ID, doc:ID, section:WORD, "
     "title:WORD, lang:CODE, place:NAME and its like, and fields of metadata such as date:2019..2024 "
     "restrict it. Names are found under all their aliases, in any script. pilcrow-query(7) has all "
     "of it. Several words need no quotes; one that begins with '-' comes after '--'. The exit code "
     "is 1 when nothing was found.\n\n"
     "Paragraphs with the same words, or nearly the same, are one hit that names the others, unless "
     "--all is given. --sort date needs documents with a date among their metadata.",
     "  pilcrow search railway bridge\n"
     "  pilcrow search '\"armistice agreement\" theme:economy' --facet theme\n"
     "  pilcrow search railway --group document --sort date\n"
     "  pilcrow search --json -- -war +treaty\n"},
    {"facets", kSearching, "[OPTION]... [QUERY...]",
     "Count paragraphs by theme, language and more",
     "Without a QUERY all paragraphs count. Facets are theme (the one counted unless others are asked "
     "for), section, document, language, person, place, org, treaty, event, period, and any field of "
     "the documents' metadata. --facet theme/economy opens a branch, theme:20 gives the first 20, and "
     "period:decade one grain of century, decade and year. Where a value is chosen by --only, the "
     "others of its facet are counted as if it were not.",
     "  pilcrow facets\n"
     "  pilcrow facets railway --facet document --facet language\n"
     "  pilcrow facets --facet theme/economy --facet period:decade \\\n"
     "      --facet-order label\n"
     "  pilcrow facets --only language:ru --except place:china \\\n"
     "      --facet place:10 --json\n"},
    {"similar", kSearching, "[OPTION]... ANCHOR", "Find paragraphs like one",
     "Looks for the words that set the paragraph apart, which a note names. An ANCHOR stands below "
     "each hit of a search. The exit code is 1 when nothing was found.",
     "  pilcrow similar 'article.txt#p7-3fa9c1d2'\n"
     "  pilcrow similar --limit 3 --json 'article.txt#p7-3fa9c1d2'\n"},
    {"suggest", kSearching, "[OPTION]... PREFIX...", "Complete words, names and headings",
     "Prints what begins with PREFIX, whatever case and accents, and in how many paragraphs it is. "
     "Several words complete names and headings. The exit code is 1 when nothing begins so.",
     "  pilcrow suggest railw\n"
     "  pilcrow suggest North K --limit 5\n"
     "  pilcrow suggest --json сев\n"},
    {"explain", kSearching, "[OPTION]... [QUERY...] ANCHOR",
     "Say why a paragraph has its score, or its themes",
     "With an ANCHOR alone, prints the themes of the paragraph with the cues that speak for them and "
     "against, those that came near, and the names and periods found.\n\n"
     "With a QUERY, or with --relevant or --like, prints what each clause of it adds, and what stands "
     "around the paragraph and words near one another do; together they are the score that it has in "
     "a search with the same options. A hit of 'pilcrow similar' is explained by --relevant with the "
     "anchor that it was asked for. The exit code is 1 when the query does "
     "not find the paragraph: then it says which clauses hold.",
     "  pilcrow explain 'article.txt#p7-3fa9c1d2'\n"
     "  pilcrow explain railway bridge 'article.txt#p7-3fa9c1d2'\n"
     "  pilcrow explain --json '+railway -road' 'article.txt#p7-3fa9c1d2'\n"
     "  pilcrow explain --relevant 'b.txt#p2-09c1b7aa' 'article.txt#p7-3fa9c1d2'\n"
     "  pilcrow explain --format '{id}\\t{score}' 'article.txt#p7-3fa9c1d2'\n"},
    {"show", kReading, "[OPTION]... ANCHOR|DOC[:N]", "Print a paragraph, or all of a document",
     "An ANCHOR cites a paragraph and stands under each hit of a search; DOC is a document's id and N "
     "the number of a paragraph in it. The exit code is 1 when there is no such thing, or when the "
     "paragraph reads otherwise than when the anchor was made.",
     "  pilcrow show en/treaty.html\n"
     "  pilcrow show en/treaty.html:7 --context 2\n"
     "  pilcrow show 'en/treaty.html#p7-3fa9c1d2' --json\n"},
    {"outline", kReading, "[OPTION]... DOC", "Print the headings of a document",
     "The number before a heading is that of the first paragraph below it.",
     "  pilcrow outline en/treaty.html\n"
     "  pilcrow outline -d articles.idx en/treaty.html --json\n"},
    {"cite", kReading, "[OPTION]... ANCHOR...", "Cite paragraphs",
     "As text, as Markdown with a link to the place in the page where the document has a URL, as W3C "
     "Web Annotations (--style json), or as BibTeX. Authors, date and url are those of the document's "
     "metadata. The exit code is 1 when a paragraph reads otherwise now.",
     "  pilcrow cite 'article.txt#p7-3fa9c1d2'\n"
     "  pilcrow cite --style markdown 'article.txt#p7-3fa9c1d2'\n"
     "  pilcrow cite --style bibtex 'article.txt#p7-3fa9c1d2' >> sources.bib\n"
     "  pilcrow cite --format '{date}\\t{link}' 'article.txt#p7-3fa9c1d2'\n"},
    {"resolve", kReading, "[OPTION]... ANCHOR...", "Say what has become of cited paragraphs",
     "For each ANCHOR one of: exact; moved, with the anchor of the same words now; edited, with the "
     "paragraph that has enough of its words, and what was changed; ambiguous, with those that may be "
     "it; gone. An index remembers what its documents had when they were indexed before, unless they "
     "were indexed with --forget. What it has never had is found by the quotation in a Web "
     "Annotation, which 'pilcrow cite --style json' makes. The exit code is 1 when one of them is "
     "ambiguous or gone.",
     "  pilcrow resolve 'article.txt#p7-3fa9c1d2'\n"
     "  pilcrow resolve --annotations citations.json --json\n"
     "  pilcrow cite --style json 'article.txt#p7-3fa9c1d2' | \\\n"
     "      pilcrow resolve --annotations -\n"},
    {"themes", kThemes, "ACTION [OPTION]... [FILE]",
     "Work on a taxonomy: check, test, apply, score, learn",
     "  check FILE  says what is odd about the taxonomy in FILE\n"
     "  test FILE   says which paragraphs of the index each theme would gain and lose\n"
     "  apply FILE  tags the index by it, from what the index holds: no source is read\n"
     "  score FILE  measures it against labels: precision, recall and F1 of each theme\n"
     "  suggest     names words that set the paragraphs of a --theme or --section apart\n"
     "  learn       makes a taxonomy of weighted cues from labels\n\n"
     "Labels are lines of an anchor or a document's id, a tab, and themes. FILE and its language are "
     "described in pilcrow-themes(5). The exit code of check is 1 when something is odd, and of score "
     "when a measure is below its --min.",
     "  pilcrow themes check themes.toml --names names.toml\n"
     "  pilcrow themes test themes.toml -d articles.idx --examples 5\n"
     "  pilcrow themes score themes.toml --gold labels.tsv --part test \\\n"
     "      --min top-micro=0.9\n"
     "  pilcrow themes suggest --theme economy/energy\n"
     "  pilcrow themes learn --labels labels.tsv -o learned.toml\n"},
    {"report", kThemes, "[OPTION]...", "Draw what an index is about, as a page of HTML",
     "The page has documents and paragraphs by theme, themes over decades and by document, names that "
     "stand in one paragraph, paragraphs that read nearly the same, and failures, each with its "
     "numbers in a table. It is one file, needs no network, and is light or dark as the browser is.",
     "  pilcrow report -o report.html\n"
     "  pilcrow report -d articles.idx --title 'Our articles' -o articles.html\n"},
    {"eval", kThemes, "[OPTION]... --queries FILE --qrels FILE",
     "Measure how well queries are answered",
     "FILEs are tab-separated: a query's id and its text; a query's id, an item's id and its grade "
     "(or TREC's four columns): pilcrow-eval(5). An item is a document, ranked as --group document "
     "does, or with --unit paragraph an anchor. Printed are the means of nDCG@10, MAP, MRR@10 and "
     "Recall@100 over all queries with a grade above 0; one that cannot be understood counts 0, and "
     "so does one that is judged but not asked. With --baseline, p says how probable such a "
     "difference would be by chance, by a paired randomisation test. A MEASURE is ndcg@N, map, mrr@N "
     "or recall@N. The exit code is 1 when a mean is below its --min, and 5 when a query could not be "
     "understood.",
     "  pilcrow eval --queries queries.tsv --qrels qrels.tsv --run today.run\n"
     "  pilcrow eval --queries q.tsv --qrels q.rels \\\n"
     "      --baseline old.run --per-query\n"
     "  pilcrow eval --queries q.tsv --qrels q.rels \\\n"
     "      --unit paragraph --min ndcg@10=0.7\n"},
    {"stats", kKeeping, "[OPTION]...", "Say what an index holds and what it takes on disk",
     "Parts are postings (for each word, where it stands), texts, words (of each paragraph, in "
     "order), columns (all else that is kept of documents and paragraphs), tags (themes and names "
     "found), rules (the files of themes and names) and the manifest. Paragraphs that were deleted "
     "take room until their segment is merged, which 'pilcrow optimize' does at once.",
     "  pilcrow stats\n"
     "  pilcrow stats -d articles.idx --json\n"},
    {"delete", kKeeping, "[OPTION]... DOC...", "Remove documents from an index",
     "A DOC is a document's id; one that ends in '/' stands for all documents below it. All are "
     "removed as one. The exit code is 1 when there was none of them.",
     "  pilcrow delete en/treaty.html\n"
     "  pilcrow delete drafts/ old/notes.txt\n"
     "  pilcrow delete -d articles.idx --wait 60 --json en/treaty.html\n"},
    {"optimize", kKeeping, "[OPTION]...", "Merge an index into the least room",
     "Makes one segment of all, without what was deleted, which is then gone from the disk too. "
     "Indexing merges as it goes; this is for an index that will not change for a while. Takes room "
     "for a second copy while it works; searches go on meanwhile.",
     "  pilcrow optimize\n"
     "  pilcrow optimize -d articles.idx --wait 60\n"},
    {"check", kKeeping, "[OPTION]...", "Look for damage in an index, and repair it",
     "Reads all of it: checksums, and whether everything agrees with everything else. With --repair, "
     "what is damaged is written anew from what is not, and documents that cannot be read whole are "
     "removed and named. The exit code is 0 when nothing is damaged, or all was repaired without a "
     "loss; 5 when it was repaired and something is to be indexed again; 6 when it is damaged.",
     "  pilcrow check\n"
     "  pilcrow check --repair -d articles.idx\n"
     "  pilcrow check --json\n"},
    {"completion", kKeeping, "SHELL", "Print what completes command lines in a shell",
     "SHELL is bash, zsh or fish. Commands, options, files, and from the index themes, ids of "
     "documents, anchors behind a '#', words and values of facets are completed. Where Pilcrow was "
     "installed with the system's prefix the shells find it by themselves.",
     "  pilcrow completion bash > \\\n"
     "      ~/.local/share/bash-completion/completions/pilcrow\n"
     "  pilcrow completion zsh > ~/.zfunc/_pilcrow\n"
     "  pilcrow completion fish > ~/.config/fish/completions/pilcrow.fish\n"},
});

}  // namespace

std::optional<TableRow> table_row(std::string_view line) {
  if (!line.starts_with("  ")) return std::nullopt;
  const std::size_t gap = line.find("  ", 2);
  return TableRow{line.substr(2, gap - 2), line.substr(line.find_first_not_of(' ', gap))};
}

std::vector<std::string> OptionInfo::each_name() const {
  const std::vector<std::string_view> pieces = split(names, ',');
  return {pieces.begin(), pieces.end()};
}

std::span<const Usage> all_usages() { return kUsages; }

const Usage* find_usage(std::string_view name) {
  for (const Usage& usage : kUsages) {
    if (usage.name == name) return &usage;
  }
  return nullptr;
}

}  // namespace pilcrow::cli
