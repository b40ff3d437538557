// Answers item by item: one JSON object a line, or a line of one's own making.
#ifndef PILCROW_CLI_ITEMS_H_
#define PILCROW_CLI_ITEMS_H_

#include <string>
#include <vector>

#include "options.h"
#include "output.h"
#include "parser.h"

namespace pilcrow::cli {

// --jsonl and --format, with a template that the command's items have the parts of.
void declare_items(Parser& parser, ItemArgs& args, const std::string& example);

// Throws UsageError where they and --json are given together, or the template is none.
void check_items(const Parser& parser, bool json, const ItemArgs& args);

// Prints items as one of them asks.
class ItemPrinter {
 public:
  ItemPrinter(const ItemArgs& args, Output& out) : args_(args), out_(out) {}

  // Whether items are asked for; else nothing is to be printed here.
  static bool wanted(const ItemArgs& args) { return args.jsonl || !args.format.empty(); }

  // Takes an item as JSON (<pilcrow/json.h>). Throws UsageError where the template names what it does
  // not have.
  void print(const std::string& item);

  // The items of a whole answer as JSON: the list that stands below a key.
  void print_list(const std::string& answer, const char* key);

 private:
  const ItemArgs& args_;
  Output& out_;
};

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_ITEMS_H_
