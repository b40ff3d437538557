// A process that does one job.
#ifndef PILCROW_READ_ISOLATE_CHILD_H_
#define PILCROW_READ_ISOLATE_CHILD_H_

#include <string>

#include "pilcrow/reader.h"
#include "read/isolate/job.h"

namespace pilcrow::read {

// Copies this process, which must have one thread only, and lets the copy do the job: in a group of
// its own, within the job's limits. `folder` is where a command works, and has the file; `errors`
// is what it may complain into. Gives the process; throws Error{io}.
int start_child(const ReceivedJob& received, const Readers& readers, const std::string& folder,
                int errors);

// For commands: cuts this process and those that it starts off from networks, where the system lets
// it.
void leave_networks();

}  // namespace pilcrow::read

#endif  // PILCROW_READ_ISOLATE_CHILD_H_
