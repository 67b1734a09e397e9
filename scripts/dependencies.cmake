# Every third-party library, in one place. Sources come from the archive's source packages, laid out by
# scripts/dependencies.sh under build/dependencies/src; where that folder lacks one (off Debian), FetchContent
# brings it from upstream at a pinned commit.
include(FetchContent)
set(TALLYGATE_DEPENDENCIES ${PROJECT_SOURCE_DIR}/build/dependencies
  CACHE PATH "Where scripts/dependencies.sh laid out sources")

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND TALLYGATE_PCH)
  # What ccache asks for before it keeps files that were compiled with a precompiled header.
  set(CCACHE_PROGRAM ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE_PROGRAM})
endif()
if(CCACHE_PROGRAM AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()

# tallygate_source(<variable> <name> <repository> <commit>): sets <variable> to the folder of the source tree.
function(tallygate_source variable name repository commit)
  set(folder ${TALLYGATE_DEPENDENCIES}/src/${name})
  if(NOT EXISTS ${folder})
    FetchContent_Declare(${name} GIT_REPOSITORY ${repository} GIT_TAG ${commit} SOURCE_SUBDIR none)
    FetchContent_MakeAvailable(${name})
    set(folder ${${name}_SOURCE_DIR})
  endif()
  set(${variable} ${folder} PARENT_SCOPE)
endfunction()

# tallygate_header(<file> <name> <subfolder> <repository> <commit>): makes a header-only library reachable through a
# folder of links, which keeps the rest of /usr/include out of the wasm build.
set(headers ${PROJECT_BINARY_DIR}/headers)
function(tallygate_header file name subfolder repository commit)
  find_path(${name}_folder ${file} PATHS /usr/include /usr/local/include NO_CMAKE_FIND_ROOT_PATH)
  if(NOT ${name}_folder)
    tallygate_source(source ${name} ${repository} ${commit})
    set(${name}_folder ${source}/${subfolder} CACHE PATH "" FORCE)
  endif()
  get_filename_component(folder ${file} DIRECTORY)
  file(MAKE_DIRECTORY ${headers})
  file(CREATE_LINK ${${name}_folder}/${folder} ${headers}/${folder} SYMBOLIC)
endfunction()

# nlohmann/json 3.11.3 and tl::expected 1.1.0.
tallygate_header(nlohmann/json.hpp nlohmann_json include
  https://github.com/nlohmann/json.git 9cca280a4d0ccf0c08f47a99aa71d1b0e52f8d03)
tallygate_header(tl/expected.hpp tl_expected include
  https://github.com/TartanLlama/expected.git 292eff8bd8ee230a7df1d6a1c00c4ea0eb2f0362)
add_library(tallygate_headers INTERFACE)
target_include_directories(tallygate_headers SYSTEM INTERFACE ${headers})

# Mbed TLS 3.6.7: the crypto engine of the page, and of native builds that ask for it.
if(TALLYGATE_CRYPTO STREQUAL mbedtls)
  tallygate_source(mbedtls_source mbedtls
    https://github.com/Mbed-TLS/mbedtls.git 068ff080b369adfac81509f9b57b2afabaf82dc5)
  set(ENABLE_TESTING OFF CACHE BOOL "" FORCE)
  set(ENABLE_PROGRAMS OFF CACHE BOOL "" FORCE)
  set(MBEDTLS_FATAL_WARNINGS OFF CACHE BOOL "" FORCE)
  add_subdirectory(${mbedtls_source} ${PROJECT_BINARY_DIR}/mbedtls EXCLUDE_FROM_ALL)
endif()

# The crypto room's foreign library, whichever engine was chosen.
add_library(tallygate_crypto_engine INTERFACE)
if(TALLYGATE_CRYPTO STREQUAL mbedtls)
  target_link_libraries(tallygate_crypto_engine INTERFACE mbedcrypto mbedx509)
else()
  find_package(OpenSSL 3 REQUIRED)
  target_link_libraries(tallygate_crypto_engine INTERFACE OpenSSL::Crypto)
endif()

# Dear ImGui 1.92.2b with the hooks from which the DOM mirror is made (src/ui/mirror.h).
tallygate_source(imgui_source imgui
  https://github.com/ocornut/imgui.git 45acd5e0e82f4c954432533ae9985ff0e1aad6d5)
add_library(tallygate_imgui STATIC ${imgui_source}/imgui.cpp ${imgui_source}/imgui_draw.cpp
  ${imgui_source}/imgui_tables.cpp ${imgui_source}/imgui_widgets.cpp ${imgui_source}/misc/cpp/imgui_stdlib.cpp)
target_include_directories(tallygate_imgui SYSTEM PUBLIC
  ${imgui_source} ${imgui_source}/misc/cpp ${imgui_source}/backends)
target_compile_definitions(tallygate_imgui PUBLIC IMGUI_ENABLE_TEST_ENGINE IMGUI_DISABLE_OBSOLETE_FUNCTIONS
  IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEFAULT_FONT IMGUI_USE_WCHAR32)

# What only the native build has: SQLite and libpq for storage; Beast, OpenSSL, CLI11, spdlog and fmt for the server;
# Catch2 3.7.1 for the tests.
if(NOT EMSCRIPTEN)
  find_package(Threads REQUIRED)
  find_package(SQLite3 REQUIRED)
  find_path(libpq_folder libpq-fe.h PATH_SUFFIXES postgresql REQUIRED)
  find_library(libpq_library pq REQUIRED)
  add_library(tallygate_libpq INTERFACE)
  target_include_directories(tallygate_libpq SYSTEM INTERFACE ${libpq_folder})
  target_link_libraries(tallygate_libpq INTERFACE ${libpq_library})
  tallygate_source(catch2_source catch2
    https://github.com/catchorg/Catch2.git fa43b77429ba76c462b1898d6cd2f2d7a9416b14)
  add_subdirectory(${catch2_source} ${PROJECT_BINARY_DIR}/catch2 EXCLUDE_FROM_ALL)
  set_target_properties(Catch2 PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 24)

  find_package(Boost 1.74 REQUIRED)
  find_package(CLI11 REQUIRED)
  find_path(toml11_folder toml.hpp REQUIRED)
  find_package(fmt REQUIRED)
  find_package(spdlog REQUIRED)
  find_package(OpenSSL 3 REQUIRED)
  add_library(tallygate_server_libraries INTERFACE)
  target_link_libraries(tallygate_server_libraries INTERFACE
    Boost::headers CLI11::CLI11 fmt::fmt spdlog::spdlog OpenSSL::SSL
    Threads::Threads)
endif()
