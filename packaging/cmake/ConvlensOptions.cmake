# Flags shared by every target, as INTERFACE targets: link convlens::options and convlens::warnings.
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Build type" FORCE)
endif()

find_program(CONVLENS_CCACHE ccache)
if(CONVLENS_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CONVLENS_CCACHE}")
    if(CONVLENS_PRECOMPILED_HEADERS)
        # Without these ccache does not dare to keep anything that a precompiled header went into.
        set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros "${CONVLENS_CCACHE}")
    endif()
endif()

# convlens_precompile(target header...) reads the headers once for all sources of the target, where the build asks for it:
# Qt's take two thirds of the time of a small file. convlens_reuse_precompiled(target other) takes what `other` has read.
# The preset ci does without, so that every file is seen to include what it needs.
function(convlens_precompile target)
    if(CONVLENS_PRECOMPILED_HEADERS)
        target_precompile_headers(${target} PRIVATE ${ARGN})
        if(CMAKE_CXX_COMPILER_ID MATCHES "Clang") # ccache: the same headers must give the same file
            target_compile_options(${target} PRIVATE "SHELL:-Xclang -fno-pch-timestamp")
        endif()
    endif()
endfunction()
function(convlens_reuse_precompiled target other)
    if(CONVLENS_PRECOMPILED_HEADERS)
        target_precompile_headers(${target} REUSE_FROM ${other})
        if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
            target_compile_options(${target} PRIVATE "SHELL:-Xclang -fno-pch-timestamp")
        endif()
    endif()
endfunction()

# convlens_unity(target size [EXCEPT regex...] [NAMES name...]) compiles the sources of a folder `size` at a time, where the build asks for it: the
# headers that they share are read, and the templates that they share made, once for all of them. Call it after the last
# source was added. What matches `regex` (of the path below the source tree) is compiled by itself, and so is everything in
# the preset ci.
function(convlens_unity target size)
    if(NOT CONVLENS_UNITY)
        return()
    endif()
    cmake_parse_arguments(arg "" "" "EXCEPT;NAMES" ${ARGN})
    get_target_property(sources ${target} SOURCES)
    get_target_property(folder ${target} SOURCE_DIR)
    set(rooms)
    foreach(source IN LISTS sources)
        cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY "${folder}")
        cmake_path(IS_PREFIX PROJECT_BINARY_DIR "${source}" alone)
        cmake_path(RELATIVE_PATH source BASE_DIRECTORY "${PROJECT_SOURCE_DIR}")
        foreach(regex IN LISTS arg_EXCEPT)
            if(source MATCHES "${regex}")
                set(alone TRUE)
            endif()
        endforeach()
        if(NOT alone AND source MATCHES "\\.cpp$")
            cmake_path(GET source PARENT_PATH room)
            string(MAKE_C_IDENTIFIER "${room}" room)
            list(APPEND rooms ${room})
            list(APPEND sources_${room} "${PROJECT_SOURCE_DIR}/${source}")
        endif()
    endforeach()
    list(REMOVE_DUPLICATES rooms)
    foreach(room IN LISTS rooms)
        list(LENGTH sources_${room} count)
        math(EXPR batches "(${count} + ${size} - 1) / ${size}")
        foreach(batch RANGE 1 ${batches})
            math(EXPR first "(${batch} - 1) * ${count} / ${batches}") # all batches of a room are about as long
            math(EXPR length "${batch} * ${count} / ${batches} - ${first}")
            list(SUBLIST sources_${room} ${first} ${length} members)
            set_source_files_properties(${members} TARGET_DIRECTORY ${target} PROPERTIES UNITY_GROUP ${room}_${batch})
        endforeach()
    endforeach()
    # What several sources call alike in namespaces of their own, and nothing else, gets the number of its source.
    set(names "#define CONVLENS_JOIN_NOW(a, b) a##b\n#define CONVLENS_JOIN(a, b) CONVLENS_JOIN_NOW(a, b)\n")
    foreach(name ${arg_NAMES})
        string(APPEND names "#define ${name} CONVLENS_JOIN(${name}_, CONVLENS_UNIT)\n")
    endforeach()
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP
        UNITY_BUILD_UNIQUE_ID CONVLENS_UNIT UNITY_BUILD_CODE_BEFORE_INCLUDE "${names}")
endfunction()

add_library(convlens_options INTERFACE)
add_library(convlens::options ALIAS convlens_options)
target_compile_features(convlens_options INTERFACE cxx_std_20)
target_include_directories(convlens_options INTERFACE "${PROJECT_SOURCE_DIR}")

add_library(convlens_warnings INTERFACE)
add_library(convlens::warnings ALIAS convlens_warnings)
target_compile_options(convlens_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough -Wextra-semi)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # GCC 12 sees an overlap in `"literal" + std::string` that is not there (its bug 105651).
    target_compile_options(convlens_warnings INTERFACE -Wno-restrict)
endif()
if(CONVLENS_WARNINGS_AS_ERRORS)
    target_compile_options(convlens_warnings INTERFACE -Werror)
endif()

if(CONVLENS_SANITIZE)
    target_compile_options(convlens_options INTERFACE -fsanitize=${CONVLENS_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(convlens_options INTERFACE -fsanitize=${CONVLENS_SANITIZE})
endif()

# GNU's gold, which comes with binutils, links the two hundred programs of the tests four times as fast as ld: after a
# change in core everything is built again in 11 seconds rather than 41.
if(NOT CONVLENS_SANITIZE AND NOT CONVLENS_LTO)
    include(CheckLinkerFlag)
    check_linker_flag(CXX -fuse-ld=gold CONVLENS_HAS_GOLD)
    if(CONVLENS_HAS_GOLD)
        add_link_options(-fuse-ld=gold)
    endif()
endif()

if(CONVLENS_LTO)
    set(CMAKE_INTERPROCEDURAL_OPTIMIZATION ON)
endif()
