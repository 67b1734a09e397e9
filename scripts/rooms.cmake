# One room = one folder = one namespace = one library (src/README.md).

add_library(tallygate_flags INTERFACE)
target_include_directories(tallygate_flags INTERFACE ${PROJECT_SOURCE_DIR}/src)
target_compile_options(tallygate_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
  -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # g++ 12 sees overlaps in `"text" + string` that are not there (GCC bug 105651).
  target_compile_options(tallygate_flags INTERFACE -Wno-restrict)
endif()
if(TALLYGATE_UNITY)
  # A local name may hide a name that another file has for itself.
  target_compile_options(tallygate_flags INTERFACE -Wno-shadow)
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    # g++ takes a source file that others are compiled with for a header.
    target_compile_options(tallygate_flags INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wno-subobject-linkage>)
  endif()
endif()
if(TALLYGATE_WERROR)
  target_compile_options(tallygate_flags INTERFACE -Werror)
endif()
if(TALLYGATE_FUZZ)
  # libFuzzer looks where its octets lead.
  target_compile_options(tallygate_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(EMSCRIPTEN)
  target_compile_options(tallygate_flags INTERFACE -fno-exceptions)
endif()
if(TALLYGATE_SANITIZE)
  add_compile_options(-fsanitize=${TALLYGATE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${TALLYGATE_SANITIZE})
endif()

# tallygate_room(<name> [<library>...]): the library tallygate_<name> of every source in the calling
# folder and its subfolders; the arguments are the rooms and libraries it may use.
function(tallygate_room name)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS *.cpp)
  add_library(tallygate_${name} STATIC ${sources})
  target_link_libraries(tallygate_${name} PUBLIC tallygate_flags ${ARGN})
  tallygate_hasten(tallygate_${name})
endfunction()

# tallygate_hasten(<target>): its files are compiled together where TALLYGATE_UNITY asks for it, and begin with the
# headers that nearly all of them include where TALLYGATE_PCH does.
function(tallygate_hasten target)
  set_target_properties(${target} PROPERTIES UNITY_BUILD ${TALLYGATE_UNITY} UNITY_BUILD_BATCH_SIZE 8)
  if(TALLYGATE_PCH_FROM)
    target_compile_options(${target} PRIVATE
      "$<$<COMPILE_LANGUAGE:CXX>:SHELL:-Xclang -include-pch -Xclang ${TALLYGATE_PCH_FROM}>")
  elseif(TALLYGATE_PCH)
    target_precompile_headers(${target} REUSE_FROM tallygate_precompiled)
  endif()
endfunction()

if(TALLYGATE_PCH AND NOT TALLYGATE_PCH_FROM)
  file(WRITE ${PROJECT_BINARY_DIR}/precompiled.cpp "// Nothing but its precompiled header.\n")
  add_library(tallygate_precompiled STATIC ${PROJECT_BINARY_DIR}/precompiled.cpp)
  target_link_libraries(tallygate_precompiled PUBLIC tallygate_flags tallygate_headers)
  if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
    # The same octets each time: so ccache knows in the same folder what was compiled with it.
    target_compile_options(tallygate_precompiled PRIVATE "SHELL:-Xclang -fno-pch-timestamp")
  endif()
  target_precompile_headers(tallygate_precompiled PRIVATE
    <algorithm> <chrono> <functional> <map> <memory> <optional> <set> <string> <unordered_map> <variant> <vector>
    <nlohmann/json.hpp> <tl/expected.hpp>)
endif()
