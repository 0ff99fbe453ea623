# convlens_embed_text(target name file): makes `file` available to `target` as
#   namespace convlens::embedded { extern const std::string_view name; }
# declared in "embedded/<name>.h". For data that the command line needs too, where Qt's resources do not reach.
# Written while configuring (a changed file configures again), because a custom command would have to stand in the
# directory that makes the target, and every room embeds its own data.
function(convlens_embed_text target name file)
    set(include "${PROJECT_BINARY_DIR}/embedded_include")
    set(source "${include}/embedded/${name}.cpp")
    set(script "${PROJECT_SOURCE_DIR}/packaging/cmake/embed_text.cmake")
    get_filename_component(input "${file}" ABSOLUTE)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${input}" "${script}")
    if("${input}" IS_NEWER_THAN "${source}" OR "${script}" IS_NEWER_THAN "${source}")
        execute_process(COMMAND ${CMAKE_COMMAND} -DINPUT=${input} -DNAME=${name} -DOUTPUT_DIR=${include}/embedded
                                -P "${script}"
                        COMMAND_ERROR_IS_FATAL ANY)
    endif()
    target_sources(${target} PRIVATE "${source}" "${include}/embedded/${name}.h")
    target_include_directories(${target} PRIVATE "${include}")
endfunction()

# convlens_embed_file(target name file): the same for files of megabytes, which the assembler takes as they are; a C++
# array of them would take a compiler gigabytes. Declared in "embedded/<name>.h" as
#   namespace convlens::embedded { std::span<const std::uint8_t> name(); }
function(convlens_embed_file target name file)
    set(include "${PROJECT_BINARY_DIR}/embedded_include")
    set(source "${include}/embedded/${name}.cpp")
    get_filename_component(input "${file}" ABSOLUTE)
    file(CONFIGURE OUTPUT "${include}/embedded/${name}.h" @ONLY CONTENT
"#pragma once
#include <cstdint>
#include <span>
namespace convlens::embedded {
std::span<const std::uint8_t> @name@();
}
")
    file(CONFIGURE OUTPUT "${source}" @ONLY CONTENT
"#include \"embedded/@name@.h\"
#if defined(__APPLE__)
#define SECTION \".const_data\"
#define SYMBOL \"_convlens_embedded_@name@\"
#elif defined(_WIN32)
#define SECTION \".section .rdata,\\\"dr\\\"\"
#define SYMBOL \"convlens_embedded_@name@\"
#else
#define SECTION \".section .rodata\"
#define SYMBOL \"convlens_embedded_@name@\"
#endif
__asm__(SECTION \"\\n.balign 16\\n.globl \" SYMBOL \"\\n\" SYMBOL \":\\n.incbin \\\"@input@\\\"\\n.globl \" SYMBOL \"_end\\n\" SYMBOL
        \"_end:\\n.byte 0\\n.text\\n\");
extern \"C\" const unsigned char convlens_embedded_@name@[], convlens_embedded_@name@_end[];
namespace convlens::embedded {
std::span<const std::uint8_t> @name@() {
    return {convlens_embedded_@name@, convlens_embedded_@name@_end};
}
}
")
    target_sources(${target} PRIVATE "${source}" "${include}/embedded/${name}.h")
    # The compiler does not tell the build of what the assembler reads.
    set_source_files_properties("${source}" TARGET_DIRECTORY ${target} PROPERTIES OBJECT_DEPENDS "${input}")
    target_include_directories(${target} PRIVATE "${include}")
endfunction()
