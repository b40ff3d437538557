/* The C API: paragraph search with thematic facets, for C and for whatever can call it.
 *
 *   pilcrow_index* index = NULL;
 *   char* json = NULL;
 *   pilcrow_error* error = NULL;
 *   if (pilcrow_open("articles.idx", &index, &error) != PILCROW_OK ||
 *       pilcrow_search(index, "nuclear test", "{\"limit\": 5}", &json, &error) != PILCROW_OK) {
 *     fprintf(stderr, "%s\n", pilcrow_error_message(error));
 *   } else {
 *     puts(json);
 *   }
 *   pilcrow_free(json);
 *   pilcrow_close(index);
 *   pilcrow_error_free(error);
 *
 * Strings are UTF-8 and end with NUL. What a function takes, it copies: nothing need outlive a call.
 *
 * Answers with many members are JSON, on one line: the same that the program prints with --json,
 * version 1, as pilcrow-1.json describes it. What a comment calls a definition stands there.
 *
 * Options are a JSON object, or NULL for none. Its members are named in the comments, each with its
 * default; one that is not known, or not of its type, is PILCROW_BAD_ARGUMENT.
 *
 * Ownership: what a function gives through a pointer is the caller's. Strings go to pilcrow_free,
 * handles and errors to their own functions; all of these take NULL. A pointer to a result is set
 * whenever the call returns: to NULL where it failed, or where it says "NULL if". It must not be NULL.
 *
 * Errors: functions that can fail return a status and take, as their last argument, a place for an
 * error, which is set if it is not NULL and the call failed. What stands there before is not looked
 * at. Nothing else crosses this API: no exception, no output, no exit.
 *
 * Threads: a pilcrow_index may be used by any number of threads at once, pilcrow_refresh included,
 * until one closes it. A pilcrow_writer by one at a time. Functions without either, by any.
 */
#ifndef PILCROW_H_
#define PILCROW_H_

#include <stddef.h>
#include <stdint.h>

#include "pilcrow/export.h"

#ifdef __cplusplus
extern "C" {
#endif

/** @defgroup c The C API
 * @{ */

/** What became of a call, as far as it changes what the caller does next. Values are stable. */
typedef enum pilcrow_status {
  PILCROW_OK = 0,
  PILCROW_BAD_ARGUMENT = 1,     /**< A call, its options or a configuration file is wrong: mend it. */
  PILCROW_BAD_QUERY = 2,        /**< A query cannot be understood; see pilcrow_error_where. */
  PILCROW_NOT_FOUND = 3,        /**< There is no such file, or no index in that folder. */
  PILCROW_NOT_AN_INDEX = 4,     /**< The folder holds something else; nothing was touched. */
  PILCROW_VERSION_MISMATCH = 5, /**< The index has a format that this library cannot read. */
  PILCROW_LOCKED = 6,           /**< Another writer holds the index: wait, or stop it. */
  PILCROW_IO = 7,               /**< The system refused to read or write. */
  PILCROW_CORRUPT = 8,          /**< The index is damaged: see pilcrow_check. */
  PILCROW_BAD_INPUT = 9,        /**< An input document cannot be read, for the reason given. */
  PILCROW_INTERNAL = 10,        /**< A defect of this library, or a limit of one below it. */
  PILCROW_UNSUPPORTED = 11,     /**< No reader knows the input's format. */
  PILCROW_NO_MEMORY = 100       /**< There is not enough memory. No error is made, so none is set. */
} pilcrow_status;

/** Why a call failed. */
typedef struct pilcrow_error pilcrow_error;

/** An index, open for reading, as of one commit. */
typedef struct pilcrow_index pilcrow_index;

/** The one writer of an index. */
typedef struct pilcrow_writer pilcrow_writer;

/** The version of the library that is loaded, "0.1.0". Static. */
PILCROW_API const char* pilcrow_version(void);

/** The status's name as it stands in JSON, "bad_query"; "ok", "no_memory". Static, never NULL. */
PILCROW_API const char* pilcrow_status_name(pilcrow_status status);

/** Frees a string. */
PILCROW_API void pilcrow_free(char* text);

/* What an error says. Strings live as long as the error; of NULL there is nothing to say: "" and 0. */

/** For people, on one line. */
PILCROW_API const char* pilcrow_error_message(const pilcrow_error* error);

/** What it is about: a path, a query, "themes.toml:12:5". May be empty. */
PILCROW_API const char* pilcrow_error_context(const pilcrow_error* error);

/** The status that was returned with it. */
PILCROW_API pilcrow_status pilcrow_error_status(const pilcrow_error* error);

/** For PILCROW_BAD_QUERY: the byte of the query at which it went wrong; else 0. */
PILCROW_API size_t pilcrow_error_where(const pilcrow_error* error);

/** Frees an error. */
PILCROW_API void pilcrow_error_free(pilcrow_error* error);

/* Reading. */

/** Opens the index in a folder. PILCROW_NOT_FOUND, PILCROW_NOT_AN_INDEX, PILCROW_VERSION_MISMATCH. */
PILCROW_API pilcrow_status pilcrow_open(const char* folder, pilcrow_index** index,
                                        pilcrow_error** error);

/** Closes an index, which no thread may be using. */
PILCROW_API void pilcrow_close(pilcrow_index* index);

/** Moves on to the latest commit. `changed` may be NULL; 0 if that is the one shown already. */
PILCROW_API pilcrow_status pilcrow_refresh(pilcrow_index* index, int* changed,
                                           pilcrow_error** error);

/** Which commit is shown: a number that grows. 0 of NULL. */
PILCROW_API uint64_t pilcrow_generation(const pilcrow_index* index);

/** Searches; the query language stands in pilcrow-query(7). Gives `search`. Options:
 *
 *   limit (10), offset (0)    which page, in hits or groups
 *   full (false)              hits with their text, cues, names and periods
 *   sort ("score")            or "document", "date"; reverse (false) turns that round
 *   group (false)             hits in groups, one for each document
 *   per_document (0)          at most so many hits of a document; 0: any number
 *   fold (true)               paragraphs with nearly the same words are one hit
 *   duplicates (100)          at most so many of them are listed
 *   facets ([])               to count: "theme", "theme/economy", "author:20", "period:decade"
 *   select ([])               {"facet": …, "values": [ … ], "exclude": false} each: what must hold
 *   strict (false)            a query that is not quite in the language is an error
 *   aliases, spelling (true)  find names by all their aliases; look for a better spelling
 *   relevant ([]), like ("")  anchors, and a text, whose words are looked for too
 *   expand (false)            the best paragraphs are taken for such
 *   snippet_length (320), snippet_fragments (3; 0 for no snippets)
 *   language ("en")           of labels
 *
 * PILCROW_BAD_QUERY; PILCROW_BAD_ARGUMENT for a facet, theme or anchor that there is not. */
PILCROW_API pilcrow_status pilcrow_search(const pilcrow_index* index, const char* query,
                                          const char* options, char** json, pilcrow_error** error);

/** Counts facets of what a query finds, "" of everything; without its hits. Gives `facets`. Options
 * as of pilcrow_search; `facets` is ["theme"] unless given. */
PILCROW_API pilcrow_status pilcrow_facets(const pilcrow_index* index, const char* query,
                                          const char* options, char** json, pilcrow_error** error);

/** Completes a word, name or heading that begins with `prefix`. Gives `suggest`. */
PILCROW_API pilcrow_status pilcrow_suggest(const pilcrow_index* index, const char* prefix,
                                           size_t limit, char** json, pilcrow_error** error);

/** Why a paragraph has its score in a search, or is not found. Gives `explain`; NULL if the anchor
 * cites no paragraph. Options as of pilcrow_search. */
PILCROW_API pilcrow_status pilcrow_explain(const pilcrow_index* index, const char* query,
                                           const char* options, const char* anchor, char** json,
                                           pilcrow_error** error);

/** Why a paragraph has its themes, and which others came near. NULL if the anchor cites no
 * paragraph. */
PILCROW_API pilcrow_status pilcrow_explain_themes(const pilcrow_index* index, const char* anchor,
                                                  char** json, pilcrow_error** error);

/** A document's paragraphs `first` to `last`, from 1 and both included; past the end is no error, so
 * that SIZE_MAX is the last. Gives `show`; NULL if there is no such document. */
PILCROW_API pilcrow_status pilcrow_document(const pilcrow_index* index, const char* id, size_t first,
                                            size_t last, char** json, pilcrow_error** error);

/** The paragraph that an anchor cites. Gives `paragraph`; NULL unless it stands there unchanged. */
PILCROW_API pilcrow_status pilcrow_paragraph(const pilcrow_index* index, const char* anchor,
                                             char** json, pilcrow_error** error);

/** A document's headings; `query` may be NULL, else each says how many paragraphs below it match.
 * Gives `outline`; NULL if there is no such document. */
PILCROW_API pilcrow_status pilcrow_outline(const pilcrow_index* index, const char* id,
                                           const char* query, char** json, pilcrow_error** error);

/** What has become of a cited paragraph. `quotation` is the text that was cited, for anchors that this
 * index has never had; may be NULL. Gives `resolved`. PILCROW_BAD_ARGUMENT for what is no anchor. */
PILCROW_API pilcrow_status pilcrow_resolve(const pilcrow_index* index, const char* anchor,
                                           const char* quotation, char** json,
                                           pilcrow_error** error);

/** How to cite a paragraph. Gives `cite`, with one citation; NULL unless the paragraph stands there
 * unchanged. */
PILCROW_API pilcrow_status pilcrow_cite(const pilcrow_index* index, const char* anchor, char** json,
                                        pilcrow_error** error);

/** What the index holds. Gives `stats`. */
PILCROW_API pilcrow_status pilcrow_stats(const pilcrow_index* index, char** json,
                                         pilcrow_error** error);

/** The files that could not be read, and why. Gives `failures`. */
PILCROW_API pilcrow_status pilcrow_failures(const pilcrow_index* index, char** json,
                                            pilcrow_error** error);

/* Themes. Files are TOML, as pilcrow-themes(5) describes them; `names` may be NULL. */

/** The themes that the index was made with, as TOML; "" if there are none. */
PILCROW_API pilcrow_status pilcrow_themes(const pilcrow_index* index, char** toml,
                                          pilcrow_error** error);
/** The names likewise. */
PILCROW_API pilcrow_status pilcrow_names(const pilcrow_index* index, char** toml,
                                         pilcrow_error** error);

/** Looks for slips in files of themes and names. Gives {"remarks": [{"id", "message"}, …]}. */
PILCROW_API pilcrow_status pilcrow_check_themes(const char* themes, const char* names, char** json,
                                                pilcrow_error** error);

/** Which paragraphs other themes and names would gain and lose, with so many examples of each. Changes
 * nothing. Gives {"themes": [{"theme", "before", "after", "gained", "lost", …}, …]}. */
PILCROW_API pilcrow_status pilcrow_compare_themes(const pilcrow_index* index, const char* themes,
                                                  const char* names, size_t examples, char** json,
                                                  pilcrow_error** error);

/** Words and names that set the paragraphs of a theme apart, the most surprising first. Gives
 * {"cues": [{"cue", "inside", "outside", "score", "known"}, …]}. */
PILCROW_API pilcrow_status pilcrow_suggest_cues(const pilcrow_index* index, const char* theme,
                                                size_t limit, char** json, pilcrow_error** error);

/* Writing. */

/** Opens an index for writing, and makes it, and its folder, if there is none. Options:
 *
 *   themes, names   files to tag paragraphs with; unless given, what the index has already
 *   lock_wait_ms (0)     how long to wait for another writer
 *   jobs (0)             threads; 0 for as many as there are cores
 *   memory_bytes (512 MiB)
 *   remember (true)      keep what replaced documents had, for pilcrow_resolve
 *   isolate (true)       read formats that are hard to take apart in processes of their own
 *
 * PILCROW_LOCKED, PILCROW_NOT_AN_INDEX, PILCROW_VERSION_MISMATCH. */
PILCROW_API pilcrow_status pilcrow_writer_open(const char* folder, const char* options,
                                               pilcrow_writer** writer, pilcrow_error** error);

/** Closes a writer. What was not committed is discarded. */
PILCROW_API void pilcrow_writer_close(pilcrow_writer* writer);

/** Asked now and then while files are read, from the calling thread: how many are done, of how many,
 * and which is being read. Returns 0 to stop; what was added until then stays. */
typedef int (*pilcrow_progress)(void* context, size_t done, size_t total, const char* file);

/** Reads `count` files and trees of files. Those that did not change are passed over. Gives `index`:
 * files that cannot be read are no error but problems in it. `progress` may be NULL; it is given
 * `context`. Options:
 *
 *   exclude, include ([])    patterns of files, as in .gitignore
 *   hidden, follow_links, one_file_system (false)
 *   read_all (false)         read also what seems unchanged
 *   prune (false)            remove documents whose files are gone
 */
PILCROW_API pilcrow_status pilcrow_writer_index(pilcrow_writer* writer, const char* const* paths,
                                                size_t count, const char* options,
                                                pilcrow_progress progress, void* context,
                                                char** json, pilcrow_error** error);

/** Adds a document, or replaces the one with its id: a JSON object as in a line of JSON Lines. "id";
 * "text", a string with empty lines between paragraphs or a list of paragraphs; "title" and "language"
 * if wanted; all else is metadata. `paragraphs` may be NULL. PILCROW_BAD_ARGUMENT for what is no JSON,
 * PILCROW_BAD_INPUT for what is no document. */
PILCROW_API pilcrow_status pilcrow_writer_add(pilcrow_writer* writer, const char* document,
                                              size_t* paragraphs, pilcrow_error** error);

/** Removes a document. `removed` may be NULL; 0 if there was none. */
PILCROW_API pilcrow_status pilcrow_writer_remove(pilcrow_writer* writer, const char* id,
                                                 int* removed, pilcrow_error** error);

/** Makes all since the last commit visible and durable, as one. */
PILCROW_API pilcrow_status pilcrow_writer_commit(pilcrow_writer* writer, pilcrow_error** error);

/** Commits, and merges all into what takes the least space and time to search. */
PILCROW_API pilcrow_status pilcrow_writer_optimize(pilcrow_writer* writer, pilcrow_error** error);

/** Reads all of an index and looks for damage; with `repair` not 0, also mends it. Gives `check`.
 * PILCROW_LOCKED where there is something to mend and a writer at work. */
PILCROW_API pilcrow_status pilcrow_check(const char* folder, int repair, char** json,
                                         pilcrow_error** error);

/** @} */

#ifdef __cplusplus
}
#endif

#endif /* PILCROW_H_ */
