#include "read/isolate/job.h"

#include <sys/socket.h>
#include <sys/uio.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <type_traits>

#include "base/codec.h"
#include "pilcrow/error.h"

namespace pilcrow::read {
namespace {

constexpr std::size_t kMostBytes = std::size_t{128} * 1024;  // one message takes so many on any system
constexpr std::size_t kEnds = 3;

// What of a job is a number, in one order.
template <typename JobOf, typename Each>
void each_number(JobOf& job, Each&& each) {
  auto& process = job.limits;
  each(process.seconds);
  each(process.memory_bytes);
  each(process.output_bytes);
  each(process.file_bytes);
  each(process.open_files);
  auto& read = job.read_limits;
  each(read.max_bytes);
  each(read.max_blocks);
  each(read.max_depth);
  each(read.max_pages);
  each(read.max_members);
  each(read.max_member_bytes);
  each(read.max_expansion);
  each(read.max_nesting);
}

std::string encode(const Job& job) {
  Encoder out;
  out.string(job.name);
  out.string(job.reader);
  out.number(job.command.size());
  for (const auto& word : job.command) out.string(word);
  each_number(job, [&](auto number) { out.number(number); });
  return out.bytes();
}

Job decode(std::string_view bytes) {
  Decoder in(bytes, "a job");
  Job job;
  job.name = in.string();
  job.reader = in.string();
  job.command.resize(in.count());
  for (auto& word : job.command) word = in.string();
  each_number(job, [&](auto& number) {
    number = static_cast<std::remove_reference_t<decltype(number)>>(in.number());
  });
  return job;
}

// Room for the descriptors beside a message.
union Control {
  cmsghdr header;
  std::array<char, CMSG_SPACE(kEnds * sizeof(int))> bytes;
};

msghdr message(iovec& part, Control& control) {
  msghdr out{};
  out.msg_iov = &part;
  out.msg_iovlen = 1;
  out.msg_control = control.bytes.data();
  out.msg_controllen = control.bytes.size();
  return out;
}

template <typename Call>
ssize_t retried(Call&& call) {
  for (;;) {
    const ssize_t done = call();
    if (done >= 0 || errno != EINTR) return done;
  }
}

}  // namespace

bool send_job(int to, const Job& job, const JobEnds& ends) {
  std::string bytes = encode(job);
  if (bytes.size() > kMostBytes) {
    throw Error(ErrorCode::bad_argument, "the name or the command is too long", job.name);
  }
  iovec part = {bytes.data(), bytes.size()};
  Control control{};
  msghdr out = message(part, control);
  cmsghdr* const header = CMSG_FIRSTHDR(&out);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(kEnds * sizeof(int));
  const std::array<int, kEnds> numbers = {ends.input.number(), ends.output.number(),
                                          ends.status.number()};
  std::memcpy(CMSG_DATA(header), numbers.data(), sizeof numbers);
  return retried([&] { return ::sendmsg(to, &out, MSG_NOSIGNAL); }) >= 0;
}

std::optional<ReceivedJob> receive_job(int from) {
  std::string bytes(kMostBytes, '\0');
  iovec part = {bytes.data(), bytes.size()};
  Control control{};
  msghdr in = message(part, control);
  const ssize_t got = retried([&] { return ::recvmsg(from, &in, MSG_CMSG_CLOEXEC); });
  if (got <= 0) return std::nullopt;
  const cmsghdr* const header = CMSG_FIRSTHDR(&in);
  if (header == nullptr || header->cmsg_type != SCM_RIGHTS ||
      header->cmsg_len != CMSG_LEN(kEnds * sizeof(int))) {
    return std::nullopt;
  }
  std::array<int, kEnds> numbers{};
  std::memcpy(numbers.data(), CMSG_DATA(header), sizeof numbers);
  ReceivedJob received;
  received.ends = {Descriptor(numbers[0]), Descriptor(numbers[1]), Descriptor(numbers[2])};
  received.job = decode(std::string_view(bytes).substr(0, static_cast<std::size_t>(got)));
  return received;
}

}  // namespace pilcrow::read
