# Every third-party library, in one place. Sources come from the archive's source packages, laid out by
# scripts/dependencies.sh under build/dependencies/src; where that folder lacks one (off Debian), FetchContent
# brings it from upstream at a pinned commit.
include(FetchContent)
set(TALLYGATE_DEPENDENCIES ${PROJECT_SOURCE_DIR}/build/dependencies CACHE PATH "Where scripts/dependencies.sh laid out sources")

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

# Header-only: nlohmann/json and tl::expected. A folder of links keeps the rest of /usr/include out of the wasm build.
add_library(tallygate_headers INTERFACE)
set(headers ${PROJECT_BINARY_DIR}/headers)
foreach(header nlohmann tl)
  find_path(${header}_found ${header} HINTS /usr/include NO_CMAKE_FIND_ROOT_PATH)
  if(NOT ${header}_found)
    message(FATAL_ERROR "The headers of ${header} are missing: install nlohmann-json3-dev and libexpected-dev.")
  endif()
  file(MAKE_DIRECTORY ${headers})
  file(CREATE_LINK ${${header}_found}/${header} ${headers}/${header} SYMBOLIC)
endforeach()
target_include_directories(tallygate_headers SYSTEM INTERFACE ${headers})

# Mbed TLS 3.6: the crypto engine of the page, and of native builds that ask for it.
if(TALLYGATE_CRYPTO STREQUAL mbedtls)
  tallygate_source(mbedtls_source mbedtls https://github.com/Mbed-TLS/mbedtls.git 0000000000000000000000000000000000000000)
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

# Dear ImGui with the hooks from which the DOM mirror is made (src/ui/mirror.h).
tallygate_source(imgui_source imgui https://github.com/ocornut/imgui.git 0000000000000000000000000000000000000000)
add_library(tallygate_imgui STATIC ${imgui_source}/imgui.cpp ${imgui_source}/imgui_draw.cpp ${imgui_source}/imgui_tables.cpp
  ${imgui_source}/imgui_widgets.cpp ${imgui_source}/misc/cpp/imgui_stdlib.cpp)
target_include_directories(tallygate_imgui SYSTEM PUBLIC ${imgui_source} ${imgui_source}/misc/cpp ${imgui_source}/backends)
target_compile_definitions(tallygate_imgui PUBLIC IMGUI_ENABLE_TEST_ENGINE IMGUI_DISABLE_OBSOLETE_FUNCTIONS
  IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEFAULT_FONT)

# What only the native build has.
if(NOT EMSCRIPTEN)
  find_package(Threads REQUIRED)
  find_package(SQLite3 REQUIRED)
  tallygate_source(catch2_source catch2 https://github.com/catchorg/Catch2.git 0000000000000000000000000000000000000000)
  add_subdirectory(${catch2_source} ${PROJECT_BINARY_DIR}/catch2 EXCLUDE_FROM_ALL)
endif()
