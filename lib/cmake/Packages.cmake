# Debian packages, by `cpack` in a build of the preset debian. tests/install/packages.py builds them and
# tries them out.
# Who makes them is DEBFULLNAME and DEBEMAIL of the environment, as everywhere in Debian.
#
# The library's package is named after its SONAME, libpilcrow.so.0.1, as Debian has it: two versions that
# programs cannot be exchanged between may be installed side by side.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME pilcrow)
set(CPACK_PACKAGE_VENDOR "Pilcrow")
if(NOT DEFINED ENV{DEBEMAIL})
  set(ENV{DEBEMAIL} "root@localhost")
endif()
if(NOT DEFINED ENV{DEBFULLNAME})
  set(ENV{DEBFULLNAME} "Pilcrow maintainers")
endif()
set(CPACK_PACKAGE_CONTACT "$ENV{DEBFULLNAME} <$ENV{DEBEMAIL}>")
string(TIMESTAMP PILCROW_PACKAGE_DATE "%a, %d %b %Y %H:%M:%S +0000" UTC)
set(CPACK_PACKAGING_INSTALL_PREFIX "${CMAKE_INSTALL_PREFIX}")
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL library development program python)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS "${PROJECT_BINARY_DIR}/lib")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(soname "${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR}")
set(version "${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}")

# A package: its component, its name, its section, and its description, line by line: the first is the
# short one.
function(pilcrow_package component name section)
  string(TOUPPER "${component}" key)
  list(POP_FRONT ARGN summary)
  list(JOIN ARGN "\n" text)
  set(CPACK_DEBIAN_${key}_PACKAGE_NAME ${name} PARENT_SCOPE)
  set(CPACK_DEBIAN_${key}_PACKAGE_SECTION ${section} PARENT_SCOPE)
  set(CPACK_COMPONENT_${key}_DESCRIPTION "${summary}\n${text}" PARENT_SCOPE)
endfunction()

pilcrow_package(library libpilcrow${soname} libs
  "paragraph search with thematic facets - library"
  "Pilcrow indexes documents by paragraph, with sections, themes and names, and"
  "answers queries with the paragraph: in its section, with what matched marked,"
  "where it stands in its file, and an anchor to cite it by."
  "."
  "This package has the library, and the program that reads untrusted formats in"
  "processes of their own for it.")
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS_POLICY ">=")
file(WRITE "${PROJECT_BINARY_DIR}/triggers" "activate-noawait ldconfig\n")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA "${PROJECT_BINARY_DIR}/triggers")

pilcrow_package(development libpilcrow-dev libdevel
  "paragraph search with thematic facets - development files"
  "Pilcrow indexes documents by paragraph, with sections, themes and names, and"
  "answers queries with the paragraph."
  "."
  "This package has the headers for C++ and C, and what CMake and pkg-config find"
  "the library by.")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "libpilcrow${soname} (= ${version})")

pilcrow_package(program pilcrow text
  "paragraph search with thematic facets - program"
  "Pilcrow indexes documents by paragraph, with sections, themes and names, and"
  "answers queries with the paragraph: in its section, with what matched marked,"
  "where it stands in its file, and an anchor to cite it by. It reads plain text,"
  "Markdown, HTML, EPUB, office documents, PDF, XML, e-mail and more."
  "."
  "This package has the command-line program.")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS "libpilcrow${soname} (>= ${PROJECT_VERSION})")
# What share/pilcrow/readers.toml calls.
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SUGGESTS "mandoc, python3-docutils")

pilcrow_package(python python3-pilcrow python
  "paragraph search with thematic facets - Python module"
  "Pilcrow indexes documents by paragraph, with sections, themes and names, and"
  "answers queries with the paragraph."
  "."
  "This package has the module for Python 3, which calls the library.")
set(CPACK_DEBIAN_PYTHON_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_PYTHON_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_PYTHON_PACKAGE_DEPENDS
  "libpilcrow${soname} (>= ${PROJECT_VERSION}), python3 (>= 3.9)")
# Python's own compiled files come and go with the package.
set(PILCROW_PACKAGE_FOLDER "${CMAKE_CURRENT_LIST_DIR}/debian")
set(CPACK_DEBIAN_PYTHON_PACKAGE_CONTROL_EXTRA
  "${PILCROW_PACKAGE_FOLDER}/postinst" "${PILCROW_PACKAGE_FOLDER}/prerm")

# What each package must have besides.
configure_file("${PILCROW_PACKAGE_FOLDER}/changelog.in" "${PROJECT_BINARY_DIR}/changelog.Debian" @ONLY)
configure_file("${PILCROW_PACKAGE_FOLDER}/prepare.cmake.in" "${PROJECT_BINARY_DIR}/prepare.cmake" @ONLY)
set(CPACK_PRE_BUILD_SCRIPTS "${PROJECT_BINARY_DIR}/prepare.cmake")
include(CPack)
