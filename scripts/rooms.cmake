# One room = one folder = one namespace = one library (src/README.md).

add_library(tallygate_flags INTERFACE)
target_include_directories(tallygate_flags INTERFACE ${PROJECT_SOURCE_DIR}/src)
target_compile_options(tallygate_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
  -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # g++ 12 sees overlaps in `"text" + string` that are not there (GCC bug 105651).
  target_compile_options(tallygate_flags INTERFACE -Wno-restrict)
endif()
if(TALLYGATE_WERROR)
  target_compile_options(tallygate_flags INTERFACE -Werror)
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
  tallygate_unite(tallygate_${name})
endfunction()

# tallygate_unite(<target>): its files are compiled together where TALLYGATE_UNITY asks for it.
function(tallygate_unite target)
  set_target_properties(${target} PROPERTIES UNITY_BUILD ${TALLYGATE_UNITY} UNITY_BUILD_BATCH_SIZE 8)
endfunction()
