// What the program pilcrow-read is asked to do, and how it is told.
#ifndef PILCROW_READ_ISOLATE_JOB_H_
#define PILCROW_READ_ISOLATE_JOB_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pilcrow/isolation.h"
#include "pilcrow/reader.h"
#include "read/isolate/descriptor.h"

namespace pilcrow::read {

// The descriptor on which the program is spoken to.
inline constexpr int kJobDescriptor = 3;

struct Job {
  std::string name = {};                  // Source::name
  std::string reader = {};                // one of the program's own, by its name; or
  std::vector<std::string> command = {};  // with kPathWord for the path of the file
  ProcessLimits limits = {};
  ReadLimits read_limits = {};  // Source::limits
};

// Why a job was stopped that takes too long.
inline std::string late_reason(const ProcessLimits& limits) {
  return "it takes longer than the limit of " + std::to_string(limits.seconds) + " s";
}

inline constexpr std::string_view kPathWord = "{}";

// What goes along with a job.
struct JobEnds {
  Descriptor input = {};   // a file in memory: the bytes to read
  Descriptor output = {};  // where the process is to write
  Descriptor status = {};  // takes why it failed, or nothing, and is closed, when all has ended;
                           // who asked closes the other end to have it stopped
};

// False if whoever is to take it is gone. Throws Error{bad_argument} for a job that is too long.
bool send_job(int to, const Job& job, const JobEnds& ends);

// Nothing when whoever sends them is gone.
struct ReceivedJob {
  Job job = {};
  JobEnds ends = {};
};
std::optional<ReceivedJob> receive_job(int from);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_ISOLATE_JOB_H_
