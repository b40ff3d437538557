# Installs the library, its headers, the program, the Python module, and what CMake and pkg-config find
# them by. Components are the packages of Packages.cmake.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(TARGETS pilcrow EXPORT pilcrowTargets
  LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT library NAMELINK_COMPONENT development
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT development)
install(TARGETS pilcrow_read
  RUNTIME DESTINATION "${CMAKE_INSTALL_LIBDIR}/${PILCROW_READ_FOLDER}" COMPONENT library)

if(PILCROW_SHARED)
  install(DIRECTORY "${PROJECT_SOURCE_DIR}/lib/python/pilcrow" DESTINATION "${PILCROW_PYTHON_DIR}"
          COMPONENT python FILES_MATCHING PATTERN "*.py" PATTERN "py.typed")
  install(FILES "${PROJECT_BINARY_DIR}/lib/python/installed/_build.py"
          DESTINATION "${PILCROW_PYTHON_DIR}/pilcrow" COMPONENT python)
endif()

if(PILCROW_CLI)
  # Beside the library under any prefix.
  file(RELATIVE_PATH libraries "/${CMAKE_INSTALL_BINDIR}" "/${CMAKE_INSTALL_LIBDIR}")
  set_target_properties(pilcrow_cli PROPERTIES INSTALL_RPATH "$ORIGIN/${libraries}")
  install(TARGETS pilcrow_cli RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT program)
  foreach(section 1 5 7)
    file(GLOB pages CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/cli/man/*.${section}")
    install(FILES ${pages} DESTINATION "${CMAKE_INSTALL_MANDIR}/man${section}" COMPONENT program)
  endforeach()
  set(completions "${PROJECT_SOURCE_DIR}/cli/completions")
  install(FILES "${completions}/pilcrow.bash" RENAME pilcrow COMPONENT program
          DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions")
  install(FILES "${completions}/_pilcrow" COMPONENT program
          DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/site-functions")
  install(FILES "${completions}/pilcrow.fish" COMPONENT program
          DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")
  install(FILES "${PROJECT_SOURCE_DIR}/cli/readers.toml"
          DESTINATION "${CMAKE_INSTALL_DATADIR}/pilcrow" COMPONENT program)
  install(DIRECTORY "${PROJECT_SOURCE_DIR}/cli/schema"
          DESTINATION "${CMAKE_INSTALL_DATADIR}/pilcrow" COMPONENT program)
endif()

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/pilcrow")
configure_package_config_file(
  "${CMAKE_CURRENT_LIST_DIR}/pilcrowConfig.cmake.in" "${PROJECT_BINARY_DIR}/pilcrowConfig.cmake"
  INSTALL_DESTINATION "${package_dir}" PATH_VARS CMAKE_INSTALL_BINDIR)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/pilcrowConfigVersion.cmake"
  COMPATIBILITY SameMinorVersion)
set(package_files
  "${PROJECT_BINARY_DIR}/pilcrowConfig.cmake" "${PROJECT_BINARY_DIR}/pilcrowConfigVersion.cmake")
if(NOT PILCROW_SHARED)
  # The static library's own needs are looked for where it is used.
  list(APPEND package_files "${CMAKE_CURRENT_LIST_DIR}/Dependencies.cmake")
endif()

# Whoever links the static library links what it stands on, with --static or without. The prefix is
# relative to the file, so that `cmake --install --prefix` moves it along.
file(RELATIVE_PATH PILCROW_PC_PREFIX "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
set(PILCROW_PC_CFLAGS -DPILCROW_STATIC)
list(JOIN PILCROW_LIBS " " PILCROW_PC_LIBS)
configure_file("${CMAKE_CURRENT_LIST_DIR}/pilcrow.pc.in" "${PROJECT_BINARY_DIR}/static/pilcrow.pc" @ONLY)
set(PILCROW_PC_CFLAGS)
set(PILCROW_PC_LIBS)
configure_file("${CMAKE_CURRENT_LIST_DIR}/pilcrow.pc.in" "${PROJECT_BINARY_DIR}/shared/pilcrow.pc" @ONLY)
if(PILCROW_SHARED)
  set(package_file "${PROJECT_BINARY_DIR}/shared/pilcrow.pc")
else()
  set(package_file "${PROJECT_BINARY_DIR}/static/pilcrow.pc")
endif()

install(FILES "${PROJECT_SOURCE_DIR}/include/pilcrow.h"
        DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT development)
install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/pilcrow"
        DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT development)
install(EXPORT pilcrowTargets NAMESPACE pilcrow::
        DESTINATION "${package_dir}" COMPONENT development)
install(FILES ${package_files} DESTINATION "${package_dir}" COMPONENT development)
install(FILES "${package_file}"
        DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT development)
