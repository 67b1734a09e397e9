// Where things lie on this machine. Only places.cpp knows, so that every other test file compiles
// alike in every clone (and ccache knows it again).
#pragma once

#include <string>

namespace test_support {

// The clone.
std::string source_folder();
// The program tallygate of this build.
std::string program_path();

}  // namespace test_support
