# Installs the library, its headers, the program, and what CMake and pkg-config find them by.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(FILES "${PROJECT_SOURCE_DIR}/include/pilcrow.h" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/pilcrow" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(TARGETS pilcrow EXPORT pilcrowTargets
  RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}"
  LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}"
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}")
install(TARGETS pilcrow_read RUNTIME DESTINATION "${CMAKE_INSTALL_LIBDIR}/pilcrow")
if(BUILD_SHARED_LIBS)
  install(DIRECTORY "${PROJECT_SOURCE_DIR}/lib/python/pilcrow" DESTINATION "${PILCROW_PYTHON_DIR}"
          FILES_MATCHING PATTERN "*.py" PATTERN "py.typed")
  install(FILES "${PROJECT_BINARY_DIR}/lib/python/installed/_build.py"
          DESTINATION "${PILCROW_PYTHON_DIR}/pilcrow")
endif()
if(PILCROW_CLI)
  install(TARGETS pilcrow_cli RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
  install(FILES "${PROJECT_SOURCE_DIR}/cli/man/pilcrow-query.7"
          DESTINATION "${CMAKE_INSTALL_MANDIR}/man7")
  install(FILES "${PROJECT_SOURCE_DIR}/cli/man/pilcrow-themes.5"
          DESTINATION "${CMAKE_INSTALL_MANDIR}/man5")
  install(DIRECTORY "${PROJECT_SOURCE_DIR}/cli/schema"
          DESTINATION "${CMAKE_INSTALL_DATADIR}/pilcrow")
  install(FILES "${PROJECT_SOURCE_DIR}/cli/man/pilcrow-readers.5"
          DESTINATION "${CMAKE_INSTALL_MANDIR}/man5")
endif()

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/pilcrow")
install(EXPORT pilcrowTargets NAMESPACE pilcrow:: DESTINATION "${package_dir}")
configure_package_config_file(
  "${CMAKE_CURRENT_LIST_DIR}/pilcrowConfig.cmake.in" "${PROJECT_BINARY_DIR}/pilcrowConfig.cmake"
  INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/pilcrowConfigVersion.cmake"
  COMPATIBILITY SameMinorVersion)
install(FILES
  "${PROJECT_BINARY_DIR}/pilcrowConfig.cmake" "${PROJECT_BINARY_DIR}/pilcrowConfigVersion.cmake"
  DESTINATION "${package_dir}")
if(NOT BUILD_SHARED_LIBS)
  # The static library's own needs are looked for where it is used.
  install(FILES "${CMAKE_CURRENT_LIST_DIR}/Dependencies.cmake" DESTINATION "${package_dir}")
endif()

if(BUILD_SHARED_LIBS)
  # The prefix is relative to the file, so that `cmake --install --prefix` moves it along.
  file(RELATIVE_PATH PILCROW_PC_PREFIX "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
  configure_file("${CMAKE_CURRENT_LIST_DIR}/pilcrow.pc.in" "${PROJECT_BINARY_DIR}/pilcrow.pc" @ONLY)
  install(FILES "${PROJECT_BINARY_DIR}/pilcrow.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
endif()
