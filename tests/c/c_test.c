#define _XOPEN_SOURCE 700 /* mkdtemp */
/* The C API as a program in C uses it: c_tests CORPUS. */
#include <pilcrow.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int checks = 0;
static int failures = 0;

#define CHECK(condition) check((condition) ? 1 : 0, #condition, __LINE__)

static void check(int holds, const char* condition, int line) {
  ++checks;
  if (holds) return;
  ++failures;
  printf("c_test.c:%d: %s\n", line, condition);
}

/* A call that must do well. */
static void well(pilcrow_status status, pilcrow_error** error, int line) {
  check(status == PILCROW_OK, pilcrow_error_message(*error), line);
  pilcrow_error_free(*error);
  *error = NULL;
}

#define WELL(call) well((call), &error, __LINE__)

/* A call that must fail so; the message must have these words. */
static void fails(pilcrow_status status, pilcrow_status wanted, const char* words,
                  pilcrow_error** error, int line) {
  check(status == wanted, pilcrow_status_name(status), line);
  check(*error != NULL && strstr(pilcrow_error_message(*error), words) != NULL,
        pilcrow_error_message(*error), line);
  check(pilcrow_error_status(*error) == wanted, "the error has the status", line);
  pilcrow_error_free(*error);
  *error = NULL;
}

#define FAILS(call, status, words) fails((call), (status), (words), &error, __LINE__)

/* Whether JSON has these characters; frees it. */
static int has(char* json, const char* part) {
  const int found = json != NULL && strstr(json, part) != NULL;
  if (!found) printf("in: %s\n", json == NULL ? "NULL" : json);
  pilcrow_free(json);
  return found;
}

static int stop_at_once(void* context, size_t done, size_t total, const char* file) {
  ++*(int*)context;
  return done > total || file == NULL;
}

static char folder[] = "/tmp/pilcrow-c-XXXXXX";
static char anchor[64];

/* What a search gives first: "anchor":"…". */
static void take_anchor(const char* json) {
  const char* begin = json == NULL ? NULL : strstr(json, "\"anchor\":\"");
  const char* end = begin == NULL ? NULL : strchr(begin + 10, '"');
  CHECK(end != NULL && (size_t)(end - begin) < sizeof anchor);
  if (end != NULL && (size_t)(end - begin) < sizeof anchor) {
    memcpy(anchor, begin + 10, (size_t)(end - begin - 10));
  }
}

static void test_without_an_index(void) {
  pilcrow_error* error = NULL;
  pilcrow_index* index = (pilcrow_index*)folder;
  CHECK(strcmp(pilcrow_version(), "0.1.0") == 0);
  CHECK(strcmp(pilcrow_status_name(PILCROW_OK), "ok") == 0);
  CHECK(strcmp(pilcrow_status_name(PILCROW_BAD_QUERY), "bad_query") == 0);
  CHECK(strcmp(pilcrow_status_name((pilcrow_status)77), "unknown") == 0);
  FAILS(pilcrow_open("/nowhere/at/all", &index, &error), PILCROW_NOT_FOUND, "no");
  CHECK(index == NULL);
  FAILS(pilcrow_open(NULL, &index, &error), PILCROW_BAD_ARGUMENT, "folder is NULL");
  CHECK(pilcrow_open("/nowhere", &index, NULL) == PILCROW_NOT_FOUND);
  CHECK(strcmp(pilcrow_error_message(NULL), "") == 0 && pilcrow_error_where(NULL) == 0);
  CHECK(pilcrow_error_status(NULL) == PILCROW_OK);
  CHECK(pilcrow_generation(NULL) == 0);
  pilcrow_free(NULL);
  pilcrow_close(NULL);
  pilcrow_writer_close(NULL);
  pilcrow_error_free(NULL);
}

static void test_writing(const char* corpus) {
  pilcrow_error* error = NULL;
  pilcrow_writer* writer = NULL;
  pilcrow_writer* second = NULL;
  char* json = NULL;
  char options[4096];
  size_t paragraphs = 0;
  int removed = 7;
  int asked = 0;

  snprintf(options, sizeof options, "{\"themes\": \"%s/themes.toml\", \"names\": \"%s/names.toml\"}",
           corpus, corpus);
  FAILS(pilcrow_writer_open(folder, "{\"theme\": 1}", &writer, &error), PILCROW_BAD_ARGUMENT,
        "there is no option \"theme\"");
  FAILS(pilcrow_writer_open(folder, "{\"jobs\": -1}", &writer, &error), PILCROW_BAD_ARGUMENT,
        "must not be negative");
  FAILS(pilcrow_writer_open(folder, "{\"jobs\"}", &writer, &error), PILCROW_BAD_ARGUMENT, "syntax");
  WELL(pilcrow_writer_open(folder, options, &writer, &error));
  FAILS(pilcrow_writer_open(folder, NULL, &second, &error), PILCROW_LOCKED, "");
  CHECK(second == NULL);

  WELL(pilcrow_writer_index(writer, &corpus, 1, NULL, stop_at_once, &asked, &json, &error));
  CHECK(asked > 0);
  CHECK(has(json, "\"documents\":"));
  WELL(pilcrow_writer_index(writer, &corpus, 1, "{\"include\": [\"*.html\", \"*.txt\"]}", NULL, NULL,
                            &json, &error));
  CHECK(has(json, "\"problems\":["));

  WELL(pilcrow_writer_add(writer,
                          "{\"id\": \"note\",\n \"title\": \"Ferries\", \"author\": \"J. Smith\",\n"
                          " \"text\": \"The ferry is late.\\n\\nZeppelins are not.\"}",
                          &paragraphs, &error));
  CHECK(paragraphs == 2);
  FAILS(pilcrow_writer_add(writer, "{\"text\": \"x\"}", NULL, &error), PILCROW_BAD_INPUT, "no id");
  FAILS(pilcrow_writer_add(writer, "[", NULL, &error), PILCROW_BAD_ARGUMENT, "syntax error");
  WELL(pilcrow_writer_add(writer, "{\"id\": \"other\", \"text\": [\"One.\"]}", NULL, &error));
  WELL(pilcrow_writer_remove(writer, "other", &removed, &error));
  CHECK(removed == 1);
  WELL(pilcrow_writer_remove(writer, "other", &removed, &error));
  CHECK(removed == 0);
  WELL(pilcrow_writer_commit(writer, &error));
  WELL(pilcrow_writer_optimize(writer, &error));
  pilcrow_writer_close(writer);
  FAILS(pilcrow_writer_commit(NULL, &error), PILCROW_BAD_ARGUMENT, "NULL");
}

static void test_searching(pilcrow_index* index) {
  pilcrow_error* error = NULL;
  char* json = NULL;

  WELL(pilcrow_search(index, "zeppelin", NULL, &json, &error));
  take_anchor(json);
  CHECK(strncmp(anchor, "note#p2-", 8) == 0);
  CHECK(strstr(json, "\"author\":\"J. Smith\"") != NULL);
  CHECK(strstr(json, "\"text\":\"Zeppelins are not.\"") != NULL);
  CHECK(has(json, "\"total\":{\"paragraphs\":1,\"documents\":1,\"exact\":true}"));
  WELL(pilcrow_search(index, "railway",
                      "{\"limit\": 1, \"full\": true, \"facets\": [\"theme:2\", \"language\"],"
                      " \"select\": [{\"facet\": \"language\", \"values\": [\"en\"]}]}",
                      &json, &error));
  CHECK(json != NULL && strstr(json, "\"rank\":2") == NULL);
  CHECK(json != NULL && strstr(json, "\"periods\":[") != NULL);
  CHECK(has(json, "\"facets\":{\"language\":[{\"value\":\"en\""));
  WELL(pilcrow_search(index, "ferry", "{\"group\": true, \"sort\": \"document\"}", &json, &error));
  CHECK(has(json, "\"groups\":[{\"rank\":1"));

  CHECK(pilcrow_search(index, "(a", "{\"strict\": true}", &json, &error) == PILCROW_BAD_QUERY);
  CHECK(json == NULL);
  CHECK(strcmp(pilcrow_error_context(error), "(a") == 0);
  CHECK(pilcrow_error_where(error) <= 2);
  pilcrow_error_free(error);
  error = NULL;
  FAILS(pilcrow_search(index, "a", "{\"sort\": \"size\"}", &json, &error), PILCROW_BAD_ARGUMENT, "size");
  FAILS(pilcrow_search(index, "a", "{\"limit\": \"ten\"}", &json, &error), PILCROW_BAD_ARGUMENT,
        "\"limit\" must be an integer, not a string");
  FAILS(pilcrow_search(index, "a", "{\"facets\": [1]}", &json, &error), PILCROW_BAD_ARGUMENT, "list");
  FAILS(pilcrow_search(index, "a", "[]", &json, &error), PILCROW_BAD_ARGUMENT, "a JSON object");
  FAILS(pilcrow_search(index, "\xff", NULL, &json, &error), PILCROW_BAD_QUERY, "UTF-8");
  FAILS(pilcrow_search(NULL, "a", NULL, &json, &error), PILCROW_BAD_ARGUMENT, "NULL");
  FAILS(pilcrow_search(index, NULL, NULL, &json, &error), PILCROW_BAD_ARGUMENT, "query is NULL");

  WELL(pilcrow_facets(index, "", NULL, &json, &error));
  CHECK(has(json, "{\"theme\":[{\"value\":"));
  WELL(pilcrow_suggest(index, "zepp", 3, &json, &error));
  CHECK(has(json, "{\"kind\":\"word\",\"text\":\"zeppelins\",\"paragraphs\":1}"));
  WELL(pilcrow_explain(index, "zeppelin", NULL, anchor, &json, &error));
  CHECK(has(json, "\"matches\":true"));
  WELL(pilcrow_explain(index, "zeppelin", NULL, "note#p9-00000000", &json, &error));
  CHECK(json == NULL);
}

static void test_reading(pilcrow_index* index) {
  pilcrow_error* error = NULL;
  char* json = NULL;

  WELL(pilcrow_document(index, "note", 2, SIZE_MAX, &json, &error));
  CHECK(json != NULL && strstr(json, "is late") == NULL);
  CHECK(has(json, "\"text\":\"Zeppelins are not.\""));
  WELL(pilcrow_document(index, "nothing", 1, 1, &json, &error));
  CHECK(json == NULL);
  WELL(pilcrow_paragraph(index, anchor, &json, &error));
  CHECK(has(json, "\"source\":{\"path\":\"\",\"bytes\":null,\"line\":null"));
  WELL(pilcrow_outline(index, "note", NULL, &json, &error));
  CHECK(has(json, "\"sections\":["));
  WELL(pilcrow_outline(index, "nothing", "ferry", &json, &error));
  CHECK(json == NULL);
  WELL(pilcrow_resolve(index, anchor, NULL, &json, &error));
  CHECK(has(json, "\"resolution\":\"exact\""));
  WELL(pilcrow_resolve(index, "note#p7-00000000", "Zeppelins are not.", &json, &error));
  CHECK(has(json, "\"resolution\":\"edited\",\"similarity\":1.0"));
  FAILS(pilcrow_resolve(index, "nonsense", NULL, &json, &error), PILCROW_BAD_ARGUMENT, "anchor");
  WELL(pilcrow_cite(index, anchor, &json, &error));
  CHECK(has(json, "\"authors\":[\"J. Smith\"]"));
  WELL(pilcrow_cite(index, "note#p2-00000000", &json, &error));
  CHECK(json == NULL);
  WELL(pilcrow_stats(index, &json, &error));
  CHECK(has(json, "\"index_format\":1"));
  WELL(pilcrow_failures(index, &json, &error));
  CHECK(has(json, "\"failures\":["));
  WELL(pilcrow_check(folder, 0, &json, &error));
  CHECK(has(json, "\"damage\":[]"));
}

static void test_themes(pilcrow_index* index, const char* corpus) {
  pilcrow_error* error = NULL;
  char* text = NULL;
  char themes[4096];

  snprintf(themes, sizeof themes, "%s/themes.toml", corpus);
  WELL(pilcrow_themes(index, &text, &error));
  CHECK(has(text, "[[theme]]"));
  WELL(pilcrow_names(index, &text, &error));
  CHECK(has(text, "[[name]]"));
  WELL(pilcrow_explain_themes(index, anchor, &text, &error));
  CHECK(has(text, "\"themes\":["));
  WELL(pilcrow_check_themes(themes, NULL, &text, &error));
  CHECK(has(text, "\"remarks\":["));
  FAILS(pilcrow_check_themes("/nowhere.toml", NULL, &text, &error), PILCROW_NOT_FOUND, "");
  WELL(pilcrow_compare_themes(index, themes, NULL, 1, &text, &error));
  CHECK(has(text, "\"gained\":0"));
  WELL(pilcrow_suggest_cues(index, "economy", 2, &text, &error));
  CHECK(has(text, "\"inside\":"));
  FAILS(pilcrow_suggest_cues(index, "gardens", 2, &text, &error), PILCROW_BAD_ARGUMENT, "gardens");
}

static void test_refreshing(pilcrow_index* index) {
  pilcrow_error* error = NULL;
  pilcrow_writer* writer = NULL;
  char* json = NULL;
  int changed = 7;
  const uint64_t before = pilcrow_generation(index);

  WELL(pilcrow_refresh(index, &changed, &error));
  CHECK(changed == 0);
  WELL(pilcrow_writer_open(folder, NULL, &writer, &error));
  WELL(pilcrow_writer_remove(writer, "note", NULL, &error));
  WELL(pilcrow_writer_commit(writer, &error));
  pilcrow_writer_close(writer);
  WELL(pilcrow_search(index, "zeppelin", NULL, &json, &error));
  CHECK(has(json, "note#p2-"));
  WELL(pilcrow_refresh(index, &changed, &error));
  CHECK(changed == 1);
  CHECK(pilcrow_generation(index) > before);
  WELL(pilcrow_search(index, "zeppelin", NULL, &json, &error));
  CHECK(has(json, "\"hits\":[]"));
}

int main(int count, char** arguments) {
  pilcrow_error* error = NULL;
  pilcrow_index* index = NULL;
  char command[64];

  if (count != 2 || mkdtemp(folder) == NULL) return 2;
  test_without_an_index();
  test_writing(arguments[1]);
  WELL(pilcrow_open(folder, &index, &error));
  test_searching(index);
  test_reading(index);
  test_themes(index, arguments[1]);
  test_refreshing(index);
  pilcrow_close(index);
  snprintf(command, sizeof command, "rm -rf %s", folder);
  if (system(command) != 0) return 2;
  printf("%d checks, %d failures\n", checks, failures);
  return failures == 0 ? 0 : 1;
}
