# A compiler spends half of a build of the tests on headers of the standard library and of others, and on
# what their templates make. pilcrow_precompile has that done once for a target: the standard headers, and
# those that are named. It takes a third of the time off clang, and nothing off g++. Each file still includes
# what it uses; builds without it would fail otherwise.
set(PILCROW_STANDARD_HEADERS
  <algorithm> <array> <chrono> <functional> <map> <memory> <optional> <set> <span> <sstream> <string>
  <string_view> <unordered_map> <utility> <variant> <vector>)

function(pilcrow_precompile target)
  if(PILCROW_PRECOMPILE)
    target_precompile_headers(${target} PRIVATE ${PILCROW_STANDARD_HEADERS} ${ARGN})
  endif()
endfunction()
