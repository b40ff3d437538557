# The reference of the public headers, in doc/html of the build: cmake --build --preset dev -t doc.
# A test holds that nothing public is without a comment.
find_package(Doxygen)
if(DOXYGEN_FOUND)
  find_package(Python3 REQUIRED COMPONENTS Interpreter)
  configure_file("${CMAKE_CURRENT_LIST_DIR}/Doxyfile.in" "${PROJECT_BINARY_DIR}/Doxyfile" @ONLY)
  add_custom_target(doc
    COMMAND Doxygen::doxygen "${PROJECT_BINARY_DIR}/Doxyfile"
    COMMENT "The reference, in doc/html")
endif()
