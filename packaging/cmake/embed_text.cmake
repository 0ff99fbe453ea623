# Writes INPUT's bytes as a C++ array. Called by convlens_embed_text(); a byte array, because string literals have a length limit.
file(READ "${INPUT}" bytes HEX)
string(LENGTH "${bytes}" digits)
math(EXPR size "${digits} / 2")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
string(REGEX REPLACE "(0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,)" "\\1\n" bytes "${bytes}")
file(MAKE_DIRECTORY "${OUTPUT_DIR}")
file(WRITE "${OUTPUT_DIR}/${NAME}.h" "#pragma once\n#include <string_view>\nnamespace convlens::embedded {\nextern const std::string_view ${NAME};\n}\n")
file(WRITE "${OUTPUT_DIR}/${NAME}.cpp"
"#include \"embedded/${NAME}.h\"\nnamespace convlens::embedded {\nnamespace {\nconst unsigned char kBytes[] = {\n${bytes}0};\n}\nconst std::string_view ${NAME}(reinterpret_cast<const char*>(kBytes), ${size});\n}\n")
