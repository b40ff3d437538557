#include "read/html/parser.h"

#include <time.h>

#include <algorithm>
#include <csetjmp>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>
#include <string>

#include "pilcrow/error.h"

namespace pilcrow::read {
namespace {

// Gumbo counts its tokens, of which each character is one, and aborts at a thousand million.
constexpr std::size_t kMaxBytes = std::size_t{128} << 20;

// Browsers stop at 512. Each character costs Gumbo a look at each open formatting element.
constexpr int kMaxDepth = 1024;

double thread_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// Whether a node has more ancestors than it may.
bool is_deep(const GumboNode* node) {
  int depth = 0;
  for (; node != nullptr && depth <= kMaxDepth; node = node->parent) ++depth;
  return depth > kMaxDepth;
}

}  // namespace

// Gumbo's allocator. It is where Gumbo calls back while it works, so the limits are watched here,
// and left by longjmp: between here and `parse` there is only Gumbo's C, whose state is all in this
// memory. Freeing that as a list spares the recursion of gumbo_destroy_output as well.
class HtmlParser::Memory {
 public:
  // Ten times what a page takes, and more.
  explicit Memory(std::size_t text_size)
      : max_bytes_(std::min((std::size_t{64} << 20) + 256 * text_size, std::size_t{4} << 30)),
        end_seconds_(thread_seconds() + 1.0 + static_cast<double>(text_size) * 1e-6) {}

  ~Memory() {
    while (first_ != nullptr) {
      Block* const block = first_;
      first_ = block->next;
      std::free(block);
    }
  }
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;

  // Null where a limit was met; then `problem` says which.
  GumboOutput* parse(std::string_view html) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = [](void* memory, std::size_t size) {
      return static_cast<Memory*>(memory)->allocate(size);
    };
    options.deallocator = [](void* memory, void* bytes) {
      static_cast<Memory*>(memory)->release(bytes);
    };
    options.userdata = this;
    options.max_errors = 0;  // each would hold a copy of the stack of open elements
    if (setjmp(out_) != 0) return nullptr;
    return gumbo_parse_with_options(&options, html.data(), html.size());
  }

  // Null stands for a lack of memory.
  const char* problem() const { return problem_; }

 private:
  struct alignas(std::max_align_t) Block {
    Block* previous;
    Block* next;
    std::size_t size;
  };

  void* allocate(std::size_t size) {
    bytes_ += size + sizeof(Block);
    if (bytes_ > max_bytes_) leave("unclosed elements make its tree too large");
    if (++allocations_ % 256 == 0 && thread_seconds() > end_seconds_) {
      leave("its elements or attributes take too long to sort out");
    }
    if (size == sizeof(GumboNode)) watch_depth();
    auto* const block = static_cast<Block*>(std::calloc(1, sizeof(Block) + size));
    if (block == nullptr) leave(nullptr);
    block->size = size;
    block->next = first_;
    if (first_ != nullptr) first_->previous = block;
    first_ = block;
    if (size == sizeof(GumboNode)) newest_ = block;
    return block + 1;
  }

  void release(void* bytes) {
    if (bytes == nullptr) return;
    Block* const block = static_cast<Block*>(bytes) - 1;
    bytes_ -= block->size + sizeof(Block);
    if (block->previous != nullptr) block->previous->next = block->next;
    if (block->next != nullptr) block->next->previous = block->previous;
    if (block == first_) first_ = block->next;
    if (block == newest_) newest_ = nullptr;
    std::free(block);
  }

  // When a node is made, the one before it, or the text made after that, is in the tree. What else
  // is as large as a node never begins with the number of a type: it is pointers or a string.
  void watch_depth() {
    if (newest_ == nullptr) return;
    int type = 0;
    std::memcpy(&type, newest_ + 1, sizeof(type));
    if (type < GUMBO_NODE_ELEMENT || type > GUMBO_NODE_TEMPLATE) return;
    if (is_deep(reinterpret_cast<const GumboNode*>(newest_ + 1))) {
      leave("its elements are nested too deeply");
    }
  }

  [[noreturn]] void leave(const char* problem) {
    problem_ = problem;
    std::longjmp(out_, 1);
  }

  const std::size_t max_bytes_;
  const double end_seconds_;
  std::size_t bytes_ = 0;
  std::uint64_t allocations_ = 0;
  Block* first_ = nullptr;
  Block* newest_ = nullptr;  // of those that are as large as a node
  const char* problem_ = nullptr;
  std::jmp_buf out_;
};

HtmlParser::HtmlParser(std::string_view html) {
  if (html.size() > kMaxBytes) {
    throw Error(ErrorCode::bad_input, "HTML of more than 128 MiB is not read");
  }
  memory_ = std::make_unique<Memory>(html.size());
  output_ = memory_->parse(html);
  if (output_ != nullptr) return;
  if (memory_->problem() == nullptr) throw std::bad_alloc();
  throw Error(ErrorCode::bad_input, std::string("HTML that cannot be read: ") + memory_->problem());
}

HtmlParser::~HtmlParser() = default;

}  // namespace pilcrow::read
