// The program pilcrow: parses, runs one command, and makes an exit code of how it ended.
#include <csignal>
#include <filesystem>
#include <new>
#include <string>
#include <system_error>
#include <variant>
#include <vector>

#include "commands.h"
#include "complete.h"
#include "errors.h"
#include "help.h"
#include "items.h"
#include "json.h"
#include "options.h"
#include "output.h"
#include "pilcrow/index.h"
#include "pilcrow/version.h"
#include "text.h"

namespace pilcrow::cli {
namespace {

// The only place that knows the numbers.
enum ExitCode : int {
  kDone = 0,
  kNothingFound = 1,
  kWrongUse = 2,
  kNoIndex = 3,
  kLocked = 4,
  kInputFailed = 5,
  kFailed = 6,
  kInterrupted = 128 + SIGINT,
  kTerminated = 128 + SIGTERM,
};

int exit_code(Outcome outcome) {
  switch (outcome) {
    case Outcome::done: return kDone;
    case Outcome::nothing_found:
    case Outcome::fell_short: return kNothingFound;
    case Outcome::some_input_failed: return kInputFailed;
    case Outcome::damaged: return kFailed;
    case Outcome::interrupted: return kInterrupted;
    case Outcome::terminated: return kTerminated;
  }
  return kFailed;
}

int exit_code(ErrorCode code) {
  switch (code) {
    case ErrorCode::bad_argument:
    case ErrorCode::bad_query: return kWrongUse;
    case ErrorCode::not_found:
    case ErrorCode::not_an_index:
    case ErrorCode::version_mismatch: return kNoIndex;
    case ErrorCode::locked: return kLocked;
    case ErrorCode::bad_input:
    case ErrorCode::unsupported: return kInputFailed;
    case ErrorCode::io:
    case ErrorCode::corrupt:
    case ErrorCode::internal: break;
  }
  return kFailed;
}

Place look_at(const std::string& folder) {
  try {
    Index::open(folder);
    return Place::index;
  } catch (const Error& error) {
    if (error.code() == ErrorCode::not_found) return Place::nothing;
    if (error.code() != ErrorCode::not_an_index) return Place::unreadable_index;
  }
  // An empty folder will do.
  std::error_code error;
  return std::filesystem::is_empty(folder, error) ? Place::nothing : Place::something_else;
}

// One run of the program, and all it knows when something goes wrong.
class Session {
 public:
  explicit Session(std::vector<std::string> arguments)
      : arguments_(std::move(arguments)), error_form_(error_form(arguments_)) {}

  // Runs and reports; never throws but ClosedPipe and what says that reporting failed too.
  int run() {
    try {
      const int code =
          std::visit([this](const auto& args) { return dispatch(args); }, parse(arguments_));
      out_.finish();
      return code;
    } catch (const UsageError& error) {
      return report(error);
    } catch (const NothingThere& error) {
      return report(kNothingFound, "not_found", error.what(), error.context());
    } catch (const Error& error) {
      return report(error);
    } catch (const std::bad_alloc&) {
      return report(kFailed, "internal", "out of memory", "");
    } catch (const std::exception& error) {
      return report(kFailed, "internal", error.what(), "");
    }
  }

 private:
  int dispatch(const BareArgs& args) {
    write_stderr(short_usage(args.folder, look_at(args.folder)));
    return kWrongUse;
  }

  int dispatch(const HelpArgs& args) {
    out_.page();
    out_ << help(args);
    return kDone;
  }

  int dispatch(const VersionArgs&) {
    out_ << "pilcrow " << version() << "\n";
    return kDone;
  }

  // Nobody who completes a line wants to read what went wrong.
  int dispatch(const CompleteArgs& args) {
    try {
      out_ << completions(args.words);
    } catch (const std::exception&) {
      out_.discard();
    }
    return kDone;
  }

  template <typename Args>
  int dispatch(const Args& args) {
    if constexpr (requires { args.folder; }) folder_ = args.folder;
    if constexpr (requires { args.query; }) query_ = args.query;
    if constexpr (requires { args.pager; }) {
      if (args.pager) out_.page();
    }
    if constexpr (requires { args.quiet; }) {
      bool asked = args.json;
      if constexpr (requires { args.jsonl; }) asked = asked || ItemPrinter::wanted(args);
      if (args.quiet && !asked) out_.silence();
    }
    return exit_code(cli::run(args, out_));
  }

  int report(int code, std::string_view name, const std::string& message,
             const std::string& context) {
    if (error_form_ != ErrorForm::text) {
      out_.discard();
      out_ << error_json(name, message, context, error_form_ == ErrorForm::json_line);
      out_.finish();
    } else {
      complain(clean_line(message));
    }
    return code;
  }

  int report(const UsageError& error) {
    report(kWrongUse, to_string(ErrorCode::bad_argument), error.what(), error.command());
    if (error_form_ != ErrorForm::text) return kWrongUse;
    const std::string& command = error.command();
    write_stderr("try 'pilcrow help" + (command.empty() ? "" : ' ' + command) + "'\n");
    return kWrongUse;
  }

  int report(const Error& error) {
    const int code = exit_code(error.code());
    if (error_form_ != ErrorForm::text) {
      return report(code, to_string(error.code()), error.what(), error.context());
    }
    write_stderr(explained(error, folder_, query_));
    return code;
  }

  std::vector<std::string> arguments_;
  ErrorForm error_form_;
  std::string folder_ = {};
  std::string query_ = {};
  Output out_ = {};
};

int guarded_main(std::vector<std::string> arguments) {
  try {
    return Session(std::move(arguments)).run();
  } catch (const ClosedPipe&) {
    // Whoever read has seen enough, as `head` does.
    return kDone;
  } catch (const std::exception& error) {
    // Even the error could not be written where it belongs.
    complain(error.what());
    return kFailed;
  }
}

}  // namespace
}  // namespace pilcrow::cli

int main(int argc, char** argv) {
  // Without this a closed pipe would kill the program instead of failing the write.
  std::signal(SIGPIPE, SIG_IGN);
  pilcrow::cli::hold_standard_descriptors();
  const bool has_arguments = argc > 1;
  return pilcrow::cli::guarded_main(has_arguments ? std::vector<std::string>(argv + 1, argv + argc)
                                                  : std::vector<std::string>());
}
